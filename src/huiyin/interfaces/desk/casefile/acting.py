"""One act through its form: shown, checked, done once, and honest when somebody else was faster."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from huiyin.domain.law.why import Permit, Refusal
from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.casefile import drafts, signing
from huiyin.interfaces.desk.casefile.doings import ROWS
from huiyin.interfaces.desk.casefile.inside import inside
from huiyin.interfaces.desk.casefile.timeline import act_words
from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.forms.acting import ActForm, Doing
from huiyin.interfaces.desk.forms.deciding import DecideForm
from huiyin.interfaces.desk.forms.rows import Row
from huiyin.interfaces.desk.hints.replies import showing as replies
from huiyin.interfaces.desk.words import limit_words, speaking
from huiyin.matters import gate
from huiyin.matters.failures import Invalid, NotOnYourDesk, NotPermitted, Refused
from huiyin.matters.queries.signing import Drafted
from huiyin.matters.queries.since import already, since
from huiyin.matters.queries.subject import Subject, subject


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, matter_id: int, name: str) -> HttpResponse:
    """The form of an act, or the act."""
    row = ROWS.get(name)
    if row is None:
        raise Http404
    at, actor = timezone.now(), request.actor  # type: ignore[attr-defined]
    sent = request.method == "POST"
    if sent and _was_done(request, name, matter_id):
        messages.info(request, _("This was already done; sending the form twice changed nothing."))
        return redirect("desk:matter", matter_id=matter_id)
    about = subject(matter_id, name, actor=actor, at=at, log=not sent)
    _ensure_theirs(about, row, actor)
    draft = signing.draft_behind(about, name, actor)
    form = _form(request, row, about, name, at, draft)
    if not sent:
        return _page(request, name, form, at, draft=draft, reply=_before_signing(form, name, draft))
    return _sent(request, name, form, Doing(actor, at, request.POST.get("key", "")), draft)


def _before_signing(form: ActForm, name: str, draft: Drafted | None) -> dict[str, Any] | None:
    """Remarks on a drafted answer that waits for the one who opens it: they see them before they sign."""
    if draft is None or draft.row.state != "submitted" or form.subject.unsigned:
        return None
    return replies.shown(form, name, draft.words) if form.can_be_checked else None


def _sent(
    request: HttpRequest, name: str, form: ActForm, doing: Doing, draft: Drafted | None
) -> HttpResponse:
    matter = form.subject.matter
    if "check" in request.POST and form.can_be_checked:
        return _checked(request, name, form, doing.at, draft)
    valid = form.is_valid()
    if "save_draft" in request.POST and isinstance(form, DecideForm):
        drafts.keep(request, matter.pk, name, form.typed())
        messages.success(request, _("The draft is kept for you until you sign out."))
        return redirect("desk:act", matter_id=matter.pk, name=name)
    if form.cleaned_data.get("version", matter.version) != matter.version:
        return _overtaken(request, name, form, doing.at, draft)
    if valid:
        try:
            if "preview" in request.POST:
                seen = signing.papers_of(form, doing)
                return _page(request, name, form, doing.at, draft=draft, seen=seen)
            _do(form, name, doing)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            return _done(request, name, form)
    if isinstance(form, DecideForm):
        drafts.keep(request, matter.pk, name, form.typed())
    return _page(request, name, form, doing.at, status=422, draft=draft)


def _checked(
    request: HttpRequest, name: str, form: ActForm, at: datetime, draft: Drafted | None
) -> HttpResponse:
    """Remarks on what was typed: alone where the page takes them in, else with the form as it was typed."""
    typed = form.typed()
    told = replies.shown(form, name, typed)
    if request.headers.get("HX-Request"):
        return render(request, "desk/hints/reply.html", {"reply": told})
    drafts.keep(request, form.subject.matter.pk, name, typed)
    carried = {field: request.POST[field] for field in ("key", "version") if field in request.POST}
    again = type(form)(subject=form.subject, today=form.today, initial={**typed, **carried})
    return _page(request, name, again, at, draft=draft, reply=told, drafted=False)


def _do(form: ActForm, name: str, doing: Doing) -> None:
    """The act itself, or its way to whoever may sign it."""
    if form.subject.unsigned:
        signing.submit(form, name, doing)
    else:
        form.perform(doing)


def _done(request: HttpRequest, name: str, form: ActForm) -> HttpResponse:
    matter = form.subject.matter
    drafts.drop(request, matter.pk, name)
    if form.subject.unsigned:
        messages.success(request, signing.told_submitted(form.subject, name))
        return redirect("desk:matter", matter_id=matter.pk)
    messages.success(request, _("Done: %(act)s.") % {"act": act_words(name, form.counsel)})
    try:
        if ROWS[name].hides:
            gate.reach(matter.pk, actor=request.actor, lock=False)  # type: ignore[attr-defined]
    except gate.NoSuchMatter:  # it became confidential, or went to an office that is not complained of
        return redirect("desk:inbox")
    return redirect("desk:matter", matter_id=matter.pk)


def _overtaken(
    request: HttpRequest, name: str, form: ActForm, at: datetime, draft: Drafted | None
) -> HttpResponse:
    """Somebody else acted since the form was opened: say what, keep what was typed, let it be sent again."""
    matter = form.subject.matter
    changes = since(matter, max(form.cleaned_data["version"], 0))
    for event in changes:
        event.words = act_words(event.act, form.counsel)  # type: ignore[attr-defined]
    form.bring_up_to_date()
    return _page(request, name, form, at, status=409, changes=changes, draft=draft)


def _form(
    request: HttpRequest, row: Row, about: Subject, name: str, at: datetime, draft: Drafted | None
) -> ActForm:
    today = timezone.localdate(at)
    if request.method == "POST":
        return row.form(request.POST, request.FILES, subject=about, today=today)
    asked = {
        key: request.GET[key]
        for key in ("draft", "document", "proposal", "reception", "booking", "into")
        if key in request.GET
    }
    kept = draft.words if draft else drafts.find(request, about.matter.pk, name)
    return row.form(subject=about, today=today, initial={**asked, **kept})


def _page(
    request: HttpRequest,
    name: str,
    form: ActForm,
    at: datetime,
    status: int = 200,
    *,
    draft: Drafted | None = None,
    **more: Any,
) -> HttpResponse:
    matter, answer = form.subject.matter, form.subject.answer
    if form.is_bound and hasattr(form, "remember_files"):
        form.remember_files()
    context = {
        "form": form,
        "name": name,
        "act_words": act_words(name, form.counsel),
        "icon_name": ROWS[name].icon,
        "matter": matter,
        "subject": form.subject,
        "refusal": answer if isinstance(answer, Refusal) and not answer.asks else None,
        "effects": _effects(answer, form, at) if isinstance(answer, Permit) else {},
        "drafted": not (form.is_bound or draft) and bool(drafts.find(request, matter.pk, name)),
        "today": timezone.localdate(at),
        **signing.context_of(request, ROWS[name], form.subject, name, draft, at),
        "inside": inside(
            form.subject.proceedings, today=timezone.localdate(at), lawyer=form.counsel, aid=False
        ),
        **more,
    }
    return render(request, form.template, context, status=status)


def _effects(permit: Permit, form: ActForm, at: datetime) -> dict[str, Any]:
    """What the act will bring about: the stage, the papers, the clocks that end and begin."""
    lawyer, say = form.counsel, speaking()
    running = {c.limit for c in form.subject.clocks if c.running}
    return {
        "stage": lawyer.stage(permit.to_stage).label.say(say)
        if permit.to_stage != form.subject.matter.stage
        else "",
        "papers": [lawyer.paper(p).say(say) for p in permit.papers],
        "starts": [limit_words(s.limit, lawyer) for s in permit.starts],
        "ends": [limit_words(name, lawyer) for name in permit.ends if name in running],
        "basis": permit.basis,
    }


def _ensure_theirs(about: Subject, row: Row, actor: Any) -> None:
    if not row.is_for(actor, about.matter.stage):
        raise NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    if row.at_desk and about.matter.holder_id not in gate.units_of(actor):
        words = _("This matter lies with %(unit)s; only that unit can do this now.")
        raise NotOnYourDesk(words % {"unit": about.matter.holder.name})


def _was_done(request: HttpRequest, name: str, matter_id: int) -> bool:
    key, actor = request.POST.get("key", ""), request.actor  # type: ignore[attr-defined]
    found = already(name, key)
    if found is None and permissions.SIGN in ROWS[name].also and not actor.may(permissions.SIGN):
        found = already("submit_draft", key)
    return found is not None and found.matter_id == matter_id
