"""The guard of every word by which offices speak of problems: no telephone, identity number or address of mail in it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from huiyin.domain.reading.recognising import traces
from huiyin.matters.record.refusals import Invalid, Problem


def ensure_without_people(given: Mapping[str, str]) -> None:
    """Raises Invalid for each field (name -> words) in which a number or address of somebody stands."""
    text = _(
        "“%(words)s” looks like somebody's number or mail address. Take it out: this speaks of the matter and of "
        "what the office does, and of nobody who might come."
    )
    found = [
        Problem(field, text % {"words": trace.words})
        for field, words in given.items()
        for trace in traces(words, ())
    ]
    if found:
        raise Invalid(*found)
