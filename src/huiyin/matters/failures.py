"""Every way a matter can fail somebody, in one place for the pages that must put it into words."""

from huiyin.matters.gate import NoSuchMatter, NotOnYourDesk, NotPermitted
from huiyin.matters.record.refusals import Invalid, Problem, Refused, no_such_act

__all__ = ["Invalid", "NoSuchMatter", "NotOnYourDesk", "NotPermitted", "Problem", "Refused", "no_such_act"]
