"""What a form asks because the matter's own law does: kinds, paths, and facts that a pack has of its own."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.desk.forms.acting import choice, offer
from huiyin.interfaces.desk.words import codes, speaking

PATH_HELP = gettext_lazy(
    "Only for an appeal. Only the petition procedure itself runs on the limit for handling."
)


def shape_kinds(form: forms.Form, lawyer: Counsel) -> None:
    """Offer the law's kinds and paths; where it tells none apart, the field goes."""
    offer_or_drop(form, "kind", codes("kinds", lawyer))
    paths = codes("paths", lawyer)
    offer_or_drop(form, "path", [("", "—"), *paths] if paths else [])


def offer_or_drop(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Set what a field offers, or take the field away where there is nothing to choose from."""
    if choices:
        offer(form, name, choices)
    else:
        del form.fields[name]


def check_path(form: forms.Form, given: dict[str, Any], lawyer: Counsel) -> dict[str, Any]:
    """A kind that takes a path needs one, by which the law counts; to any other kind a path means nothing."""
    if given.get("kind") in lawyer.having("takes_path"):
        if not given.get("path"):
            form.add_error("path", _("Choose the path of the appeal."))
    elif "path" in given:
        given["path"] = ""
    return given


def usual(lawyer: Counsel) -> dict[str, str]:
    """The kind and the path that a form proposes."""
    kinds, paths = lawyer.having("usual"), lawyer.having("own")
    proposed = {"kind": kinds[0] if kinds else "", "path": paths[0] if paths else ""}
    return {name: code for name, code in proposed.items() if code}


def shape_facts(form: forms.Form, act: str, lawyer: Counsel) -> list[str]:
    """Add a choice for each fact that the pack has this act's form ask for; their names."""
    asked = [value for value in lawyer.pack.vocabulary.values.values() if act in value.asked_on]
    for value in asked:
        choices = [(code, lawyer.term(code).say(speaking())) for code in value.among]
        label = value.label.say(speaking())
        form.fields[value.name] = choice(label[:1].upper() + label[1:], choices, radio=True)
    return [value.name for value in asked]
