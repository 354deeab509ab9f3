"""The papers that came with signing: the three proposals."""

from huiyin.domain.letters.kinds.signing import (
    accountability_proposal,
    improvement_proposal,
    rule_change_proposal,
)

MODULES = (rule_change_proposal, improvement_proposal, accountability_proposal)
