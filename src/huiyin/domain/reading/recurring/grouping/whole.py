"""All steps of grouping in their order: joined by likeness, held together, parted by place and by anchors."""

from collections.abc import Mapping

from huiyin.domain.reading.recurring.grouping.anchors import anchored
from huiyin.domain.reading.recurring.grouping.joining import Alone, Bunch, Measure, holding, join
from huiyin.domain.reading.recurring.grouping.parting import parted


def grouped(near: dict[int, Bunch], alone: Alone, known: Mapping[str, int], measure: Measure) -> list[Bunch]:
    """What belongs together of those near one another; `alone` are all messages, `known` in how many each word stands."""
    held = (part for whole in join(near, measure) for part in holding(whole, alone, measure))
    apart = (part for whole in held for part in parted(whole, alone, measure))
    return [part for one in apart for part in anchored(one, alone, known, measure)]
