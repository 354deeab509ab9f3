"""Papers of what runs inside a matter: joint handling, opinions, investigations, aid."""

from huiyin.domain.letters.kinds.proceedings import (
    aid_referral,
    consultation_letter,
    investigation_record,
    joint_letter,
)

MODULES = (joint_letter, consultation_letter, investigation_record, aid_referral)
