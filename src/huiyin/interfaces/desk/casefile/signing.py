"""The way of a form to a signature: submitted as a draft, opened by who may sign, seen as the paper it will become."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.letters.html import html
from huiyin.foundation.people import permissions
from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.casefile.timeline import act_words
from huiyin.interfaces.desk.forms.acting import ActForm, Doing, fresh_key
from huiyin.interfaces.desk.forms.rows import Row
from huiyin.interfaces.desk.words import term
from huiyin.matters import gate
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.papers.rehearsal import rehearse
from huiyin.matters.queries.casefile import Casefile
from huiyin.matters.queries.signing import KEPT, Drafted, conduct_said, draft_of, signers
from huiyin.matters.queries.subject import Subject
from huiyin.work.signing.acts.submit_draft import submit_draft

CARRIED = frozenset({"key", "version"})  # what each form makes anew


def draft_behind(about: Subject, name: str, actor: StaffActor) -> Drafted | None:
    """The draft of this act that waits or was sent back, for those of its unit."""
    if name not in about.counsel.signed:
        return None
    return draft_of(about.matter, name, actor)


def submit(form: ActForm, name: str, doing: Doing) -> None:
    """Try the act as if it were signed, so that nobody signs what cannot be done, then submit it. Raises what either raises."""
    papers_of(form, doing)
    submit_draft(
        actor=doing.actor,
        at=doing.at,
        matter_id=form.subject.matter.pk,
        drafted=name,
        words=typed(form),
        key=doing.key,
    )


def typed(form: ActForm) -> dict[str, Any]:
    """What was typed, by field; fields that hold several values keep them all."""
    data: Any = form.data
    kept = {name: data.getlist(name) for name in form.fields if name not in CARRIED and name in data}
    return {name: values[0] if len(values) == 1 else values for name, values in kept.items() if any(values)}


def papers_of(form: ActForm, doing: Doing) -> list[SafeString]:
    """The papers that doing the form's act would issue, ready to be shown. Raises what the act raises."""
    papers = rehearse(lambda actor: form.perform(Doing(actor, doing.at, "")), doing.actor)
    # html() escapes every word; tests/letters prove it
    return [mark_safe(html(paper, level=3)) for paper in papers]  # noqa: S308


def papers_of_draft(
    row: Row, about: Subject, draft: Drafted, doing: Doing
) -> tuple[list[SafeString], list[str]]:
    """The papers a draft would become as things stand now, or in words why it cannot."""
    data = QueryDict(mutable=True)
    for name, value in draft.words.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    data["key"], data["version"] = fresh_key(), str(about.matter.version)
    form = row.form(data, subject=about, today=doing.at.date())
    if form.is_valid():
        try:
            return papers_of(form, doing), []
        except (Invalid, Refused) as failure:
            form.take(failure)
    return [], [str(e) for errors in form.errors.values() for e in errors]


def issues_papers(name: str, lawyer: Counsel) -> bool:
    """Whether the act ever issues a paper, so that there is something to see beforehand."""
    return any(row.papers for row in lawyer.pack.rows if row.act == name)


def context_of(
    request: HttpRequest, row: Row, about: Subject, name: str, draft: Drafted | None, at: datetime
) -> dict[str, Any]:
    """What an act's page shows of drafts and signatures."""
    actor: StaffActor = request.actor  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "previews": issues_papers(name, about.counsel),
        "unsigned": about.unsigned,
        "draft": draft,
        "waits": draft is not None and draft.row.state == "submitted",
    }
    if about.unsigned:
        able = signers(about.matter.holder_id, head=bool(about.matter.marks.get("grave")))
        context["signers"] = "、".join(account.name for account in able)
    if draft:
        for event in draft.changes:
            event.words = act_words(event.act, about.counsel)  # type: ignore[attr-defined]
    if draft and context["waits"] and not about.unsigned and request.method == "GET":
        papers, faults = papers_of_draft(row, about, draft, Doing(actor, at, ""))
        context |= {"seen": papers, "faults": faults}
    return context


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft in the matter's own box: whose, for what, where it stands, and what this reader may do with it."""

    row: Any
    act: str
    words: str
    may_sign: bool
    own: bool
    mine: bool


def drafts_box(file: Casefile, actor: StaffActor) -> list[DraftRow]:
    """The drafts that wait or came back, newest first, for those of the unit that wrote them."""
    units = gate.units_of(actor)
    newest: dict[str, Any] = {}
    for row in file.beside.drafts:
        newest[row.act] = row
    return [
        DraftRow(
            row=row,
            act=row.act,
            words=act_words(row.act, file.counsel),
            may_sign=actor.may(permissions.SIGN_HEAD) or (actor.may(permissions.SIGN) and not row.head),
            own=row.drafted_by_id == actor.account_id,
            mine=row.unit_id in units,
        )
        for row in reversed(newest.values())
        if row.state in KEPT and row.unit_id in units
    ]


def note_conduct(file: Casefile, actor: StaffActor) -> None:
    """Put what was said of conduct beside its claim, for the few who may read it."""
    said = conduct_said(file.matter, file.events, actor)
    for claim in file.claims:
        if claim.position in said:
            code, why = said[claim.position]
            claim.conduct_said = " · ".join(filter(None, (term(code, file.counsel), why)))  # type: ignore[attr-defined]


def told_submitted(about: Subject, name: str) -> str:
    """What is said after a draft was submitted: to whom it went, and that time runs."""
    able = signers(about.matter.holder_id, head=bool(about.matter.marks.get("grave")))
    said = _("Submitted for signature: %(act)s.") % {"act": act_words(name, about.counsel)}
    if not able:
        return said + " " + _("But nobody in this unit may sign. Ask your administrator to name who does.")
    names = "、".join(account.name for account in able)
    return said + " " + _("It waits for: %(names)s. The dates run on.") % {"names": names}
