"""The papers of hearings and of mediation."""

from huiyin.domain.letters.kinds.hearing import hearing_notice, hearing_record

MODULES = (hearing_notice, hearing_record)
