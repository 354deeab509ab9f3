"""The papers that came with signing: a proposal to change a rule."""

from huiyin.domain.letters.kinds.signing import rule_change_proposal

MODULES = (rule_change_proposal,)
