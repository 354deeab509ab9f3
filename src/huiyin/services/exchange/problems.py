"""What can be wrong with a sheet or one of its rows, in words: what, why, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.foundation.files.messages import explain
from huiyin.foundation.files.problems import FileProblem


class Words(NamedTuple):
    """Three sentences, translated when they are shown."""

    what: str | Promise
    why: str | Promise
    mend: str | Promise


_SAVE_AS = _("Open it in your spreadsheet program and save it as xlsx or as CSV in UTF-8.")
_WRITE_DATE = _("Write it like 2019-02-28 or 2019-02-28 11:25.")

SHEET: dict[str, Words] = {
    "empty_file": Words(
        _("The file is empty."), _("There is nothing to take in."), _("Choose the file with the messages.")
    ),
    "old_excel": Words(_("This is an old Excel file (xls)."), _("Only xlsx and CSV can be read."), _SAVE_AS),
    "no_workbook": Words(_("This is no spreadsheet."), _("Only xlsx and CSV can be read."), _SAVE_AS),
    "unknown_encoding": Words(
        _("The file cannot be read as text."),
        _("It is written neither in UTF-8 nor in GB18030 nor in UTF-16."),
        _SAVE_AS,
    ),
    "workbook_damaged": Words(
        _("The workbook is damaged."),
        _("It could not be read to its end."),
        _("Open it, save it anew and try again."),
    ),
    "workbook_refused": Words(_("The workbook is not opened."), "", ""),
    "no_rows": Words(
        _("The file holds no rows."),
        _("There is nothing to take in."),
        _("Choose the file with the messages."),
    ),
    "no_body": Words(
        _("No column looks like the text of the messages."),
        _("Without a text there is nothing to look into."),
        _("Name it yourself, for example --map body=HEADING or --map body=#3."),
    ),
    "no_names": Words(
        _("No column looks like the names of people."),
        _("A list of those who signed needs a column with one name in each row."),
        _("Write a heading such as Name above it, and Telephone and Address above the others."),
    ),
    "too_many_rows": Words(
        _("The file has more than %(most)s rows."),
        _("So many are not taken in one go."),
        _("Divide the list into several files."),
    ),
    "unknown_field": Words(
        _("%(given)s is not something a message has."),
        _("Known are: %(known)s."),
        _("Write --map FIELD=HEADING with one of them."),
    ),
    "unknown_column": Words(
        _("There is no column %(given)s."),
        _("The columns are: %(known)s."),
        _("Write the heading as it stands, or the number of the column like #3."),
    ),
    "given_twice": Words(
        _("Column %(given)s is given to two fields."),
        _("A column can mean one thing only."),
        _("Correct it with --map FIELD=HEADING, or --map FIELD=- to leave a field out."),
    ),
}

ROW: dict[str, Words] = {
    "row_unreadable": Words(
        _("The row cannot be read."),
        _("A cell is far too long; perhaps a quotation mark was opened and never closed."),
        _("Look for a stray quotation mark here or in the rows above."),
    ),
    "no_text": Words(
        _("The row has no text."),
        _("Without a text there is nothing to look into."),
        _("Fill the text in, or delete the row."),
    ),
    "too_many_cells": Words(
        _("The row has more cells than there are columns."),
        _(
            "A delimiter or a quotation mark in the text was probably not enclosed, so the cells have shifted."
        ),
        _("Enclose the cell in quotation marks, with quotation marks inside it doubled."),
    ),
    "too_few_cells": Words(
        _("The row ends before the columns that were chosen."),
        _("A line end inside a cell was probably not enclosed in quotation marks."),
        _("Enclose the cell in quotation marks, or join it with the next row."),
    ),
    "unread_value": Words(
        _("The cell holds a formula without a result, or an error."),
        _("The file does not say what its value is."),
        _("Open the file, replace the formula by its value and save it."),
    ),
    "bad_characters": Words(
        _("The cell holds characters that cannot be read."),
        _("They were damaged when the file was saved."),
        _("Correct the cell and save the file in UTF-8."),
    ),
    "no_date": Words(
        _("“%(given)s” is not a date."), _("The law counts from the day a message came in."), _WRITE_DATE
    ),
    "empty_date": Words(
        _("The time is empty."), _("The law counts from the day a message came in."), _WRITE_DATE
    ),
    "impossible_date": Words(
        _("There is no such day or time as “%(given)s”."),
        _("The law counts from the day a message came in."),
        _WRITE_DATE,
    ),
    "unclear_date": Words(
        _("“%(given)s” can be read as two different days."),
        _("Day and month could be either way round."),
        _WRITE_DATE,
    ),
    "future_date": Words(
        _("“%(given)s” lies in the future."),
        _("A message cannot have come in after today."),
        _("Correct the date."),
    ),
    "old_date": Words(
        _("“%(given)s” lies before %(first)s."),
        _("So old a date is usually a slip of the pen."),
        _("Correct the year."),
    ),
    "text_too_long": Words(
        _("The text has %(size)s characters; at most %(most)s fit."),
        _("Nobody could read so long a text on the page."),
        _("Shorten it and add the whole as a file later."),
    ),
    "same_as_row": Words(
        _("The row says the same as row %(other)s."),
        _("The same message is taken in once."),
        _("Delete the row, or tell the two apart by an identifier."),
    ),
    "id_used_twice": Words(
        _("The identifier is that of row %(other)s, but the content differs."),
        _("It was taken in as a message of its own."),
        _("Check whether the two belong together."),
    ),
    "title_cut": Words(
        _("The title was shortened."),
        _("It has more than %(most)s characters."),
        _("The whole title stands at the head of the text."),
    ),
    "phone_left_out": Words(
        _("The telephone number was left out."),
        _("It holds something other than digits, or too few of them."),
        _("Add it to the matter by hand if you know it."),
    ),
    "cut": Words(
        _("The cell was shortened."),
        _("It has more than %(most)s characters."),
        _("Look at the file for the whole."),
    ),
    "not_taken": Words(
        "%(what)s",
        _("The matter could not be opened with this content."),
        _("Correct the row and import again."),
    ),
}


class SheetRefused(Exception):
    """The file or the mapping cannot be used; `str()` says what, why and what to do."""

    def __init__(self, code: str, *, detail: FileProblem | None = None, **params: str) -> None:
        super().__init__(code)
        self.code, self.detail, self.params = code, detail, params

    def __str__(self) -> str:
        said = _fill(SHEET[self.code], self.params)
        if self.detail is not None:
            told = explain(self.detail)
            said = [said[0], told.what, told.why, told.mend]
        return " ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing wrong with one row; `taken` tells whether the row was taken in all the same."""

    row: int
    column: str
    code: str
    params: tuple[tuple[str, str], ...] = ()
    taken: bool = False

    def words(self) -> tuple[str, str, str]:
        """Return what, why and mend in the language that is active now."""
        what, why, mend = _fill(ROW[self.code], dict(self.params))
        return what, why, mend


def _fill(words: Words, params: dict[str, str]) -> list[str]:
    return [str(sentence) % params if params else str(sentence) for sentence in words]
