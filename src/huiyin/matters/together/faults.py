"""What is said of a row that is not taken: what, why, what to do."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.matters.record.refusals import Invalid, Problem
from huiyin.matters.together.listing import Fault

SHOWN = 20  # as many rows as a page can name; a file names all of them
_COUNTED_ONCE = gettext_lazy("One person counts once in a matter.")
_WHO = gettext_lazy("A page and an answer belong to a name, so it has to be one.")
WORDS: dict[str, tuple[Any, Any, Any]] = {
    "name_missing": (
        gettext_lazy("There is no name here."),
        gettext_lazy("Nobody can sign without a name."),
        gettext_lazy("Write the name as on the paper, or delete the row."),
    ),
    "no_name": (
        gettext_lazy("There is no name here (“%(given)s”)."),
        gettext_lazy("Nobody can sign without a name."),
        gettext_lazy("Write the name as on the paper, or delete the row."),
    ),
    "name_signs": (
        gettext_lazy("“%(given)s” holds a picture or a sign."),
        _WHO,
        gettext_lazy("Write the name in letters or characters."),
    ),
    "name_digits": (
        gettext_lazy("“%(given)s” holds digits."),
        gettext_lazy("Perhaps the columns have shifted: a name holds none."),
        gettext_lazy("Put the name and the number each in its own column."),
    ),
    "name_long": (
        gettext_lazy("The name “%(given)s…” has more than 60 characters."),
        gettext_lazy("Perhaps several people stand in one row."),
        gettext_lazy("Give each person a row of their own."),
    ),
    "phone": (
        gettext_lazy("“%(given)s” is no telephone number."),
        gettext_lazy("It holds something other than digits, or too few or too many of them."),
        gettext_lazy("Correct it, or leave it empty and give an address."),
    ),
    "address_long": (
        gettext_lazy("The address “%(given)s…” has more than 300 characters."),
        gettext_lazy("Perhaps something else stands in its column."),
        gettext_lazy("Shorten it to where the person lives."),
    ),
    "no_contact": (
        gettext_lazy("“%(given)s” has neither telephone nor address."),
        gettext_lazy("Nobody could be told the answer, and two people of one name could not be told apart."),
        gettext_lazy("Add one of the two."),
    ),
    "same_row": (
        gettext_lazy("“%(given)s” stands in row %(other)d already."),
        _COUNTED_ONCE,
        gettext_lazy(
            "Delete one of the rows. Two people of one name are told apart by telephone and address."
        ),
    ),
    "signed_already": (
        gettext_lazy("“%(given)s” has signed already, as no. %(other)d."),
        _COUNTED_ONCE,
        gettext_lazy("Delete the row. Two people of one name are told apart by telephone and address."),
    ),
    "brought_it": (
        gettext_lazy("“%(given)s” is who brought the matter."),
        gettext_lazy("Whoever brought it is counted already and need not sign."),
        gettext_lazy("Delete the row."),
    ),
    "unreadable": (
        gettext_lazy("The row cannot be read."),
        gettext_lazy(
            "A quotation mark was opened and never closed, a formula has no result, or signs are damaged."
        ),
        gettext_lazy("Correct the row and save the file anew."),
    ),
}


def words_of(fault: Fault) -> tuple[str, str, str]:
    """What, why and what to do, in the language that is active now."""
    given = {"given": fault.given, "other": fault.other}
    what, why, mend = (str(one) for one in WORDS[fault.code])
    return what % given, why, mend


def refuse(faults: tuple[Fault, ...], *, field: str = "people") -> None:
    """Raises Invalid that names the rows; does nothing where all are good."""
    if not faults:
        return
    problems = [Problem(field, said(fault)) for fault in faults[:SHOWN]]
    if len(faults) > SHOWN:
        text = _("%(n)d further rows have something wrong as well.")
        problems.append(Problem(field, text % {"n": len(faults) - SHOWN}))
    raise Invalid(*problems)


def said(fault: Fault) -> str:
    """One sentence after another, with the row before them where there is one."""
    what, why, mend = words_of(fault)
    text = _("%(what)s %(why)s %(mend)s") % {"what": what, "why": why, "mend": mend}
    return _("Row %(row)d: %(text)s") % {"row": fault.row, "text": text} if fault.row else text
