"""What is done after each act of a visit: one line an act."""

from collections.abc import Mapping

from huiyin.jobs.telling import FollowUp
from huiyin.jobs.visits.telling import acknowledged, called, missed

FOLLOW_UPS: Mapping[str, tuple[FollowUp, ...]] = {
    "open_visit": (called,),
    "open_drill": (called,),
    "count_anew": (called,),
    "call_unit": (called,),
    "tell_duty": (called,),
    "acknowledge_duty": (acknowledged, called),
    "meet_duty": (called,),
    "miss_duty": (missed, called),
}
