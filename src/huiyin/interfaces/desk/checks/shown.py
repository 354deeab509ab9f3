"""The figures of a check in the words of its page: shares, intervals and bounds as per cent."""

from typing import Any

from huiyin.interfaces.desk.words import term, unit_name
from huiyin.matters.checking.estimating import Share
from huiyin.matters.queries.checking.results import Answers, Result


def figures(result: Result) -> dict[str, Any]:
    """The whole and the units, each share in words; a unit with too few answers has none."""
    return {
        "whole": _told(result.whole),
        "units": [{"unit": unit_name(unit), **_told(answers)} for unit, answers in result.by_unit],
    }


def _told(answers: Answers) -> dict[str, Any]:
    return {
        "answers": answers,
        "reached": _percent(answers.answered / answers.drawn) if answers.drawn else "0",
        "shares": [{"words": term(code), **_share(share)} for code, share in answers.shares.items()],
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "count": share.count,
        "share": _percent(share.share),
        "low": _percent(share.low),
        "high": _percent(share.high),
        "worst": _percent(share.worst),
        "best": _percent(share.best),
        "known": share.of > 0,
    }


def _percent(part: float) -> str:
    return f"{part * 100:.1f}"
