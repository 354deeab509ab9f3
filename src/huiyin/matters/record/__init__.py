"""The only writer of a case file: state, event, clocks, ledger entry and outbox in one transaction."""

from huiyin.matters.record.act import act
from huiyin.matters.record.refusals import Invalid, Problem, Refused

__all__ = ["Invalid", "Problem", "Refused", "act"]
