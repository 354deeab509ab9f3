"""Where a problem is, as the text names it: by the office's own table of places, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from huiyin.domain.reading.sorting.suggested import TOP, Suggested

SHORTEST = 2  # letters of a name that is looked for
WHOLE, STEM = 0.9, 0.6  # how sure one is of a name in full, and of one without its 镇 or 街道
ENDS = ("街道", "镇", "乡", "苏木", "县", "区", "市")
# what may follow a township or street and make the place exact: 上河村, 文昌社区, 环城东路12号
FINER = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:自然村|行政村|村|社区|居委会|小区|新城|花园|家属院|苑|路|街|巷|大道|农贸市场|市场|学校|小学|中学|工业园)"
    r"(?:\d{1,4}号)?"
)
NO_NAME = re.compile(
    "[的了在是有和与我们他你这那被把将向对都就也不没要请该本某各等及从到去来使让给因为]|政府|办事处|干部|领导"
)
OFFICE = re.compile("人民政府|办事处|管理委员会|管委会|政府")
MOST = 12  # names of a text that are weighed


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the office's own area: its name, and within which larger one it lies, if the table says so."""

    name: str
    within: str = ""

    @property
    def full(self) -> str:
        """How it is written into a form."""
        return (
            f"{self.within}{self.name}"
            if self.within and not self.name.startswith(self.within)
            else self.name
        )


def ground_of(office: str, above: Iterable[str] = ()) -> str:
    """The ground an office governs, by its full name and those of the offices over it: their own grounds are left out."""
    name = OFFICE.sub("", office)
    for around in (OFFICE.sub("", over) for over in above):
        name = name.removeprefix(around) if name != around else name
    return name


class Places:
    """The table; a name that stands for two places stays for both."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_name: dict[str, list[tuple[Place, float]]] = {}
        for place in dict.fromkeys(places):
            self._enter(place.name, place, WHOLE)
            stem = next((place.name.removesuffix(end) for end in ENDS if place.name.endswith(end)), "")
            self._enter(stem, place, STEM)

    def _enter(self, name: str, place: Place, sure: float) -> None:
        if len(name) >= SHORTEST:
            self._by_name.setdefault(name, []).append((place, sure))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self._by_name, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names)) or r"(?!)")

    def suggest(self, text: str, most: int = TOP) -> list[Suggested]:
        """The places that a prepared text names, likeliest first; of two with one name neither is preferred."""
        found: dict[str, Suggested] = {}
        hits = [hit for hit, _ in zip(self._pattern.finditer(text), range(MOST), strict=False)]
        for hit in hits:
            meant = self._by_name[hit.group()]
            for place, sure in meant:
                full, words = self._exact(place, text[hit.end() :], hit.group())
                _keep(found, full, sure / len(meant), words)
        return sorted(_narrowed(found), key=lambda one: (-one.confidence, one.label))[:most]

    def _exact(self, place: Place, rest: str, said: str) -> tuple[str, tuple[str, ...]]:
        """The place with what follows it, where that makes it exact."""
        finer = FINER.match(rest)
        if finer is None or NO_NAME.search(finer.group()):
            return place.full, (said,)
        return f"{place.full}{finer.group()}", (said, finer.group())


def _keep(found: dict[str, Suggested], label: str, sure: float, words: tuple[str, ...]) -> None:
    """The surest mention counts, and each further one a little."""
    before = found.get(label)
    grown = sure if before is None else max(sure, before.confidence) + 0.02
    found[label] = Suggested(label, min(grown, 0.97), before.words if before else words)


def _narrowed(found: Mapping[str, Suggested]) -> list[Suggested]:
    """Without those that an exacter one holds: 柳溪镇 where 柳溪镇上河村 is named."""
    return [
        one
        for one in found.values()
        if not any(other != one.label and other.startswith(one.label) for other in found)
    ]
