"""The sections of a report, in the order of Art 41: each a function from the book of figures to sentences."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.services.analytics.asking import Figure, Row, largest_first
from huiyin.services.analytics.naming import named
from huiyin.services.analytics.reports.book import Book, span_before, year_before
from huiyin.services.analytics.thresholds import threshold

NAMED = 5  # how many subjects a sentence names: a house size, so that it can be read aloud
Sentences = Callable[[Book], Iterator[str]]


def data(book: Book) -> Iterator[str]:
    """What came in, through which channel, against last year; how it was answered and what is open."""
    now, past = book.ask("matters_received"), year_before(book.period)
    before = book.ask("matters_received", period=past)
    received = book.say(now, now.whole)
    yield _(
        "%(n)s matters were received, against %(before)s in the same days of the year before%(change)s."
    ) % {
        "n": received,
        "before": (earlier := book.say(before, before.whole, period=past)),
        "change": _(", %(change)s") % {"change": book.change(received, earlier)}
        if before.whole.value
        else "",
    }
    yield from _listed(book, _("By channel: %(list)s."), book.ask("matters_received", "channel"), NAMED)
    items, visits, heads = (book.ask(name) for name in ("items_received", "visits_received", "visit_heads"))
    yield _(
        "People wrote, called or came %(items)s times; there were %(visits)s visits with %(heads)s heads."
    ) % {
        "items": book.say(items, items.whole),
        "visits": book.say(visits, visits.whole),
        "heads": book.say(heads, heads.whole),
    }
    yield from _share(
        book, "told_in_time", _("Of %(of)s notices due, %(met)s were given in time (%(share)s).")
    )
    yield from _share(
        book,
        "answered_in_time",
        _("Of %(of)s matters whose time ran out, %(met)s were answered by then (%(share)s)."),
    )
    took, open_ = book.ask("days_to_answer"), book.ask("backlog")
    if took.whole.n:
        yield _(
            "Half of the answers took no longer than %(middle)s days, nine of ten no longer than %(p90)s."
        ) % {
            "middle": book.say(took, took.whole, "middle"),
            "p90": book.say(took, took.whole, "p90"),
        }
    yield _("At the end %(n)s matters were open.") % {"n": book.say(open_, open_.whole)}


def fields(book: Book) -> Iterator[str]:
    """Which subjects people brought most, and which are new or grew against the days before."""
    yield from _listed(
        book, _("Most matters were about: %(list)s."), book.ask("matters_received", "field"), NAMED
    )
    past = span_before(book.period)
    now = book.ask("matters_received", "category")
    before = {row.key: row for row in book.ask("matters_received", "category", period=past).rows}
    rows = [row for row in largest_first(now) if row.key[0]]
    fresh = [row for row in rows if row.key not in before][:NAMED]
    if fresh:
        yield _("New against the days before: %(list)s.") % {"list": _named(book, now, fresh)}
    grown = [row for row in rows if row.key in before and (row.value or 0) > (before[row.key].value or 0)]
    grown.sort(key=lambda row: -((row.value or 0) - (before[row.key].value or 0)))
    earlier = book.ask("matters_received", "category", period=past)
    for row in grown[:NAMED]:
        yield _("%(subject)s grew from %(before)s to %(now)s.") % {
            "subject": named("category", row.key[0], book.lang),
            "before": book.say(earlier, before[row.key], period=past),
            "now": book.say(now, row),
        }
    steady = [row for row in rows if row.key in before and row not in grown][:NAMED]
    if steady:
        yield _("Brought as before or less: %(list)s.") % {"list": _named(book, now, steady)}


def organs(book: Book) -> Iterator[str]:
    """Whose work the matters were about, in the order of the offices; small numbers are left out."""
    fewest = threshold("report_fewest", book.period.last)
    matters, due = book.ask("matters_received", "unit"), book.ask("answered_in_time", "unit")
    in_time = {row.key: row for row in due.rows}
    told = False
    for row in matters.rows:
        if fewest is None or row.n < fewest or row.key[0] in ("", "0"):
            continue
        told = True
        said = {"unit": named("unit", row.key[0], book.lang), "n": book.say(matters, row)}
        late = in_time.get(row.key)
        if late is None or late.n < fewest:
            yield _("%(unit)s: %(n)s matters about its work.") % said
            continue
        said |= {part: book.say(due, late, part) for part in ("of", "share")}
        yield _("%(unit)s: %(n)s matters about its work; of %(of)s due, %(share)s answered in time.") % said
    if not told:
        yield _(
            "No organ had so many matters about its work that it can be named without showing who brought them."
        )
    yield _(
        "The organs stand in the order of the offices, not by number. Reports of wrongdoing are not counted."
    )


def passed_on(book: Book) -> Iterator[str]:
    """What was passed on, came back, and was pressed for."""
    forwarded, assigned = book.ask("forwarded"), book.ask("assigned")
    yield _("Matters were forwarded %(forwarded)s times and assigned with a set time %(assigned)s times.") % {
        "forwarded": book.say(forwarded, forwarded.whole),
        "assigned": book.say(assigned, assigned.whole),
    }
    yield from _share(
        book,
        "sent_back",
        _("Of %(of)s matters received, %(met)s were sent back between offices (%(share)s)."),
    )
    found = book.ask("supervisions_found")
    yield _("Lapses of offices found for supervision: %(n)s.") % {"n": book.say(found, found.whole)}
    yield from _listed(book, _("Found on: %(list)s."), book.ask("supervisions_found", "trigger"), NAMED)
    yield from _share(
        book,
        "measures_answered",
        _("Of %(of)s measures whose answer was due, %(met)s were answered in time (%(share)s)."),
    )


def promises(book: Book) -> Iterator[str]:
    """What was promised, kept, and is overdue."""
    made, overdue = book.ask("promises_made"), book.ask("promises_overdue")
    yield _("%(n)s promises were made.") % {"n": book.say(made, made.whole)}
    yield from _share(
        book,
        "promises_kept",
        _("Of %(of)s promises that fell due, %(met)s were kept by their day and not disputed (%(share)s)."),
    )
    yield _("At the end %(n)s promises were overdue or disputed.") % {"n": book.say(overdue, overdue.whole)}


def proposals(book: Book) -> Iterator[str]:
    """What offices proposed, and whether it was adopted."""
    made, public = book.ask("proposals_made"), book.ask("rules_published")
    yield _("%(n)s proposals were made.") % {"n": book.say(made, made.whole)}
    yield from _share(
        book, "proposals_adopted", _("Of %(of)s answered, %(met)s were adopted whole or in part (%(share)s).")
    )
    yield _("%(n)s proposals were published with what became of them.") % {
        "n": book.say(public, public.whole)
    }


def causes(book: Book) -> Iterator[str]:
    """Why matters arose, as coded."""
    coded = book.ask("causes_coded")
    yield _("The cause was coded for %(n)s decided matters.") % {"n": book.say(coded, coded.whole)}
    yield from _listed(book, _("Causes: %(list)s."), book.ask("causes_coded", "cause"), NAMED)


def other(book: Book) -> Iterator[str]:
    """Reviews, ratings, what came again."""
    yield from _share(
        book, "review_asked", _("Of %(of)s answers given, a review was asked for %(met)s (%(share)s).")
    )
    yield from _share(
        book, "overturned", _("Of %(of)s reviews decided, %(met)s changed or quashed the answer (%(share)s).")
    )
    yield from _share(
        book,
        "rated",
        _("Of %(of)s answers given, %(met)s were rated (%(share)s); silence is no praise."),
    )
    yield from _share(
        book, "came_again", _("Of %(of)s comings-in, %(met)s were about a matter already there (%(share)s).")
    )


SECTIONS: tuple[tuple[str, object, Sentences], ...] = (
    ("data", gettext_lazy("The period in numbers"), data),
    ("fields", gettext_lazy("What people brought"), fields),
    ("organs", gettext_lazy("Organs concerned most"), organs),
    ("passed_on", gettext_lazy("Passed on, assigned, pressed for"), passed_on),
    ("promises", gettext_lazy("Promises"), promises),
    ("proposals", gettext_lazy("Proposals and their adoption"), proposals),
    ("causes", gettext_lazy("Causes"), causes),
    ("other", gettext_lazy("Reviews, ratings, what came again"), other),
)


def _share(book: Book, name: str, sentence: str) -> Iterator[str]:
    """A sentence on a share, or that there was nothing to have a share of."""
    found = book.ask(name)
    if found.whole.n:
        yield sentence % {part: book.say(found, found.whole, part) for part in ("of", "met", "share")}
    else:
        title = found.measure.words["title"]["zh" if book.lang.startswith("zh") else "en"]
        yield _("%(title)s: nothing in this period.") % {"title": title}


def _listed(book: Book, sentence: str, found: Figure, most: int) -> Iterator[str]:
    rows = [row for row in largest_first(found) if row.key[0]][:most]
    if rows:
        yield sentence % {"list": _named(book, found, rows)}


def _named(book: Book, found: Figure, rows: list[Row]) -> str:
    one = _("%(what)s %(n)s")
    return _(", ").join(
        one % {"what": named(found.by[0], row.key[0], book.lang), "n": book.say(found, row)} for row in rows
    )
