"""Pages for what cannot be done: each says what happened, why, and what to do now."""

import functools
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huiyin.domain.law.terms import LawError
from huiyin.domain.law.why import Refusal
from huiyin.domain.letters.docx import TemplateBroken
from huiyin.foundation.files.limits import UploadTooLarge
from huiyin.foundation.files.messages import explain
from huiyin.matters.failures import Invalid, NoSuchMatter, NotOnYourDesk, NotPermitted, Refused

View = Callable[..., HttpResponseBase]
LONGEST_KEPT = 60_000  # characters of one field carried over an expired page


def answers(view: View) -> View:
    """A view whose gate and act errors become pages; where a form is there, the view itself puts them beside it."""

    @functools.wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except NoSuchMatter as failure:
            return page(request, 404, _("Not found"), [str(failure)])
        except (NotPermitted, NotOnYourDesk) as failure:
            return page(request, 403, _("Not for you to do"), [str(failure)])
        except Refused as failure:
            return page(request, 409, _("This is not possible now"), refusal_words(failure.refusal))
        except Invalid as failure:
            return page(request, 400, _("Something is missing"), [str(p.message) for p in failure.problems])
        except TemplateBroken as broken:
            return page(request, 500, _("The Word file cannot be made"), broken_words(broken, request))
        except LawError:
            return page(
                request,
                400,
                _("This cannot be used"),
                [_("The form held a choice that does not exist. Go back and choose again.")],
            )

    return answering


def broken_words(broken: TemplateBroken, request: HttpRequest) -> list[str]:
    """Staff learn what is wrong with the office's template and how to mend it; everybody, that the paper itself is whole."""
    whole = _("The paper itself is issued and whole: read it on its page and print it from there.")
    if not hasattr(request, "actor"):
        return [_("The office's own template for Word files is broken."), whole]
    wrong, mend = _broken()[broken.code]
    where = {"file": broken.file, "near": broken.near}
    at = _("In the template %(file)s, near “%(near)s”:") if broken.near else _("In the template %(file)s:")
    return [f"{at % where} {wrong}", mend, whole]


def _broken() -> dict[str, tuple[str, str]]:
    return {
        "name": (
            _("it uses a name this paper does not have."),
            _("Correct the name in Word; the names are listed in docs/letters.md."),
        ),
        "forbidden": (
            _("it asks for something a template may not do."),
            _("Print the values as they are."),
        ),
        "marks": (
            _("its marks do not fit together."),
            _("Check in Word that every if and for has its end, each in a paragraph of its own."),
        ),
        "document": (
            _("it does not give a whole Word document."),
            _(
                "A mark that opens in one paragraph and closes in another must be written with p, like {%p if %}."
            ),
        ),
        "unreadable": (
            _("it cannot be read as a Word document."),
            _(
                "Open it in Word and save it again as .docx, or take it out of the folder to use the built-in one."
            ),
        ),
    }


def refusal_words(refusal: Refusal) -> list[str]:
    """Reason, mend and articles of a refusal by the law, in the reader's language."""
    speak = get_language() or "zh-hans"
    articles = "; ".join(b.label.say(speak) for b in refusal.basis)
    return [
        refusal.reason.say(speak),
        refusal.mend.say(speak),
        *([_("Relied on: %(articles)s") % {"articles": articles}] if articles else []),
    ]


def page(request: HttpRequest, status: int, title: str, words: list[str], **more: Any) -> HttpResponse:
    """One refusal as a page with a way on."""
    return render(
        request, "ui/refused.html", {"title": title, "words": words, "status": status, **more}, status=status
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was sent cannot be read; an upload that was too large is explained."""
    if isinstance(exception, UploadTooLarge):
        said = explain(exception.problem)
        return page(request, 413, said.what, [said.why, said.mend])
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        too_much = _("More was sent at once than this page can take. Shorten the text, or send it as a file.")
        return page(request, 413, _("This request cannot be read"), [too_much])
    return page(
        request,
        400,
        _("This request cannot be read"),
        [_("What was sent is damaged or not meant for this page. Go back and try again.")],
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return page(
        request,
        403,
        _("Not for you to do"),
        [_("You may not open this page. If you should, ask your administrator.")],
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return page(
        request,
        404,
        _("Not found"),
        [_("There is no page at this address. It may have been mistyped, or it has moved.")],
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; says so, and that nothing half-done was kept."""
    words = [
        _("Something went wrong on our side, not on yours."),
        _(
            "What you were doing was done whole or not at all. Wait a minute and send once more; it does no harm."
        ),
    ]
    return render(
        request,
        "ui/failed.html",
        {"title": _("A fault on our side"), "words": words, "status": 500},
        status=500,
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for an expired or foreign form. Sent from our own pages, what was typed is shown and can be sent again."""
    kept = _typed(request) if _from_here(request) else []
    words = [
        _(
            "For your safety a page can only be sent for a limited time, and this one had been open for too long."
        )
    ]
    if kept:
        words.append(_("Nothing you typed is lost: it is kept below. Press the button to send it again."))
        if request.FILES:
            words.append(_("Only the chosen files must be chosen once more afterwards."))
    else:
        words.append(
            _(
                "Go back, load the page anew and send again. If it happens each time, allow cookies for this site."
            )
        )
    return page(request, 403, _("Please send this once more"), words, kept=kept, back=request.path)


def _from_here(request: HttpRequest) -> bool:
    """Whether the browser vouches that the form came from this site, so that offering to resend it is safe."""
    origin = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", ""))
    return (origin.scheme, origin.netloc) == (request.scheme, request.get_host())


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(n, v[:LONGEST_KEPT]) for n, v in fields if n != "csrfmiddlewaretoken" and "password" not in n]
