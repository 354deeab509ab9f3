"""The draft of an answer checked against its matter, its law and the unit's earlier answers; behind the gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import Role, Unit
from huiyin.domain.reading.replies.checking import Checked, check
from huiyin.domain.reading.replies.citing import key, shipped
from huiyin.domain.reading.replies.copying import Earlier
from huiyin.domain.reading.replies.parts import Asked, Demands, Law, Part
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Claim, Matter
from huiyin.matters.queries.courses.reviews import reviewed_facts
from huiyin.matters.record.search_index import simplify
from huiyin.matters.redacting import known_of, offices

EARLIER = 200  # answered claims of the unit, the newest first, among which a copy is looked for
REVIEWING = "decide_review"  # the act after which the next review is another one, or none


def checked(
    matter: Matter,
    claims: Mapping[int, str],
    parts: Sequence[Part],
    *,
    actor: StaffActor,
    lawyer: Counsel,
    act: str = "decide",
    given: Mapping[str, object] | None = None,
) -> Checked:
    """What can be said of the draft. The matter was reached through the gate by this actor.

    `claims` are what this paper has to speak to, by number; `act` is the act by which it goes out, and `given` what has been
    chosen in its form, as the law asks for it.
    """
    asked = Asked(claims, f"{matter.title}\n{matter.body}", known_of(matter))
    return check(
        parts,
        asked,
        demanded(matter, lawyer, act, given or {}),
        earlier=_earlier(matter, actor),
        public=offices(),
        simplify=simplify,
    )


def demanded(matter: Matter, lawyer: Counsel, act: str, given: Mapping[str, object]) -> Demands:
    """What the pack says of the paper this act issues; the way to review is printed by the program itself."""
    wanted = _wanted(matter, lawyer, act, given)
    level = reviewed_facts(matter).level if act == REVIEWING else 0
    reviews = [one for one in lawyer.limits() if one.role is Role.REVIEW]
    review = reviews[level] if level < len(reviews) else None
    title = lawyer.pack.short.say("zh").strip("《》")
    return Demands(
        basis="legal_basis" in wanted,
        remedy=any(name.startswith("remedy") for name in wanted),
        printed=True,
        last=act == REVIEWING and review is None,
        days=review.length if review and review.unit is Unit.DAYS else 0,
        article=review.basis.label.say("zh") if review else "",
        laws=[] if key(title) in shipped() else [Law(title)],
    )


def _wanted(matter: Matter, lawyer: Counsel, act: str, given: Mapping[str, object]) -> set[str]:
    """Names of what the papers must say which this act issues at the matter's stage."""
    rows = [row for row in lawyer.pack.rows if row.act == act and matter.stage in row.stages]
    told = {"kind": matter.kind, **given}
    papers = {one.paper for row in rows for one in row.papers}
    return {content.name for paper in papers for content in lawyer.missing(paper, told)}


def _earlier(matter: Matter, actor: StaffActor) -> list[Earlier]:
    """The unit's answers to other matters that this actor may read; a report is compared with nothing, and never found."""
    if matter.confidential:
        return []
    seen = gate.visible(actor).filter(confidential=False, holder_id=matter.holder_id).exclude(pk=matter.pk)
    rows = (
        Claim.objects.filter(matter_id__in=seen.values("pk"))
        .exclude(reason="")
        .order_by("-matter_id", "position")
        .values_list("matter_id", "matter__number", "facts", "reason")[:EARLIER]
    )
    texts: dict[int, tuple[str, list[str]]] = {}
    for pk, number, facts, reason in rows:
        texts.setdefault(pk, (number, []))[1].extend((facts, reason))
    return [Earlier("\n".join(filter(None, said)), number) for number, said in texts.values()]


def drafted(
    words: Mapping[str, str],
    positions: Sequence[int],
    whole: Mapping[str, tuple[str, str]] | None = None,
) -> list[Part]:
    """The parts of an answer as its form has them: those of the whole, then the fields of each claim under their own names.

    `whole` has of each field what it is for, and the field in which its day stands, if any. Where the whole has a basis of
    its own, none is looked for in each claim.
    """
    parts = [
        Part(name, words.get(name, ""), role, 0, bool(due and words.get(due, "").strip()))
        for name, (role, due) in (whole or {}).items()
    ]
    once = any(part.role == "basis" for part in parts)
    for n in positions:
        dated = bool(words.get(f"measure_due_{n}", "").strip())
        for name, role in FIELDS:
            text = words.get(f"{name}_{n}", "")
            if text.strip() or (name == "basis" and not once):
                parts.append(Part(f"{name}_{n}", text, role, n, dated and role == "measure"))
    return parts


FIELDS = (
    ("facts", "answer"),
    ("reason", "answer"),
    ("basis", "basis"),
    ("measure", "measure"),
    ("assistance", "answer"),
)
