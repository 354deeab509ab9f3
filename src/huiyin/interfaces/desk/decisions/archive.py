"""What the archive of like matters said, in lines: each number with what it counts, and what is too small to say."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from huiyin.interfaces.desk.categories import name_of
from huiyin.interfaces.desk.words import term


@dataclass(frozen=True, slots=True)
class Line:
    """One number and how it is defined."""

    label: str
    value: str
    means: str


def lines_of(archive: dict[str, Any]) -> list[Line]:
    """Nothing while nothing was looked up; the one line that says it is too little, where it is."""
    if not archive:
        return []
    few = _("fewer than %(n)d") % {"n": archive["smallest"]}
    first = Line(
        _("Like matters"),
        few if archive["matters"] is None else str(archive["matters"]),
        _(
            "Category “%(category)s” with its branches%(place)s, received from %(first)s to the day before %(on)s; "
            "those the unit may see, no reports of wrongdoing."
        )
        % {
            "category": name_of(archive["category"]),
            "place": _(", place with “%(words)s”") % {"words": archive["place"]} if archive["place"] else "",
            "first": archive["first"],
            "on": archive["on"],
        },
    )
    if archive["matters"] is None:
        return [first]
    return [first, _granted(archive), _promises(archive), _causes(archive)]


def _granted(archive: dict[str, Any]) -> Line:
    return Line(
        _("Found to be right, wholly or in part"),
        _share(archive, "granted", "decided"),
        _("Of the like matters in which a claim was answered, those in which at least one was granted."),
    )


def _promises(archive: dict[str, Any]) -> Line:
    return Line(
        _("Promises kept late or not kept"),
        _share(archive, "promises_late", "promises"),
        _("Of the promises in like matters whose day was over, those kept after it or still open."),
    )


def _causes(archive: dict[str, Any]) -> Line:
    found = [_("%(cause)s (%(n)d)") % {"cause": term(code), "n": n} for code, n in archive.get("causes", ())]
    return Line(
        _("Why they arose"),
        _(", ").join(found) or _("too few were coded to say"),
        _("Causes as coded in these matters, each counted once by the last word on it."),
    )


def _share(archive: dict[str, Any], part: str, whole: str) -> str:
    if archive.get(whole) is None or archive.get(part) is None:
        return _("too few to say")
    counted = {
        "part": archive[part],
        "whole": archive[whole],
        "percent": round(100 * archive[part] / archive[whole]),
    }
    return _("%(part)d of %(whole)d (%(percent)d%%)") % counted
