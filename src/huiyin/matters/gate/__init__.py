"""The one gate: the only way to reach a matter for somebody."""

from huiyin.matters.gate.joining import (
    ensure_keeper,
    keeps_list,
    link_hash,
    note_reading,
    reach_by_link,
    reach_signer,
)
from huiyin.matters.gate.proposals import reach_rule_change, read_rule_change, rule_changes
from huiyin.matters.gate.reach import IN_REVIEW, NoSuchMatter, NotOnYourDesk, NotPermitted, reach, read
from huiyin.matters.gate.scope import DRILL, OWN_FILE, desk, is_real, real, units_of, visible

__all__ = [
    "DRILL",
    "IN_REVIEW",
    "OWN_FILE",
    "NoSuchMatter",
    "NotOnYourDesk",
    "NotPermitted",
    "desk",
    "ensure_keeper",
    "is_real",
    "keeps_list",
    "link_hash",
    "note_reading",
    "reach",
    "reach_by_link",
    "reach_rule_change",
    "reach_signer",
    "read",
    "read_rule_change",
    "real",
    "rule_changes",
    "units_of",
    "visible",
]
