"""The papers of hearings and of mediation."""

from huiyin.domain.letters.kinds.hearing import (
    hearing_notice,
    hearing_record,
    mediation_agreement,
    settlement_agreement,
)

MODULES = (hearing_notice, hearing_record, mediation_agreement, settlement_agreement)
