"""The finder between two nights: each new message goes into a problem, makes one with others that waited, or waits itself."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from huiyin.domain.reading.recurring.grouping.joining import Bunch, Measure, join, merged
from huiyin.domain.reading.recurring.held import Held
from huiyin.domain.reading.recurring.keeping import kept
from huiyin.domain.reading.recurring.problem import Problem, problems_among
from huiyin.domain.reading.recurring.space import dot
from huiyin.domain.reading.recurring.texts import Message

LEAST = 3  # fewer messages are no recurring problem yet
LOOSE = 20  # texts in no problem that are joined with a new one at most
BESIDE = 4  # problems that are joined with it at most
GROWN = 0.25  # a problem that has grown by this share is grouped anew with what is near it
DOUBTED = 40  # up to so many texts a problem is grouped anew for some that are like it and lack what the others have
MOST = 120  # more texts than this are not grouped anew by day: that is the night's work


@dataclass(slots=True)
class Finder:
    """What was found among the messages read so far; new ones are taken in one by one, at the cost of a few problems."""

    held: Held
    problems: dict[int, Problem]  # each has its place for good; one that is no more leaves it empty
    measure: Measure = field(default_factory=Measure)
    least: int = LEAST
    _by_sign: dict[str, set[int]] = field(default_factory=dict)
    _where: dict[int, int] = field(default_factory=dict)
    _following: int = 0

    def __post_init__(self) -> None:
        self.held.index(self.held.said)
        for place, one in self.problems.items():
            self._stand(place, one)

    def take(self, message: Message) -> set[int]:
        """The places of the problems that changed or are no more; none where the message waits for others like it."""
        at, new = self.held.add(message)
        if not new:
            return self._once_more(at, message.id)
        one = self.held.alone(at)
        near = self.held.near(one)
        self.held.index([at])
        loose = [it for text, it in near.items() if text not in self._where][:LOOSE]
        return self._joined(one, loose, self._beside(one, near)) or self._strayed(one)

    def _once_more(self, at: int, message: Hashable) -> set[int]:
        """A message more with a text that is known in so many copies that it is not compared again."""
        place = self._where.get(at)
        if place is None:
            return (
                self._anew([at]) if len(self.held.ids[at]) >= self.least and at in self.held.said else set()
            )
        members = self.problems[place].members
        members[message] = members[self.held.ids[at][0]]
        return {place}

    def _beside(self, one: Bunch, near: Iterable[int]) -> list[int]:
        """The places of the problems that are like it, the likest first."""
        places = {self._where[text] for text in near if text in self._where} | self._signed(one)
        like = {place: self.measure.likeness(self.problems[place].bunch, one) for place in places}
        enough = (place for place in like if like[place] >= self.measure.alike)
        return sorted(enough, key=lambda place: (-like[place], place))[:BESIDE]

    def _signed(self, one: Bunch) -> set[int]:
        return {place for term in one.words if term in self._by_sign for place in self._by_sign[term]}

    def _joined(self, one: Bunch, loose: Sequence[Bunch], beside: Sequence[int]) -> set[int]:
        """By average linkage, as all are at night, but only with what is near; problems are joined as they stand."""
        units = {it.members[0]: it for it in (one, *loose)}
        units |= {-1 - place: self.problems[place].bunch for place in beside}
        near = {key: replace(it, near=units.keys() - {key}) for key, it in units.items()}
        members = next(it.members for it in join(near, self.measure) if one.members[0] in it.members)
        places = {self._where[text] for text in members if text in self._where}
        texts = [units[text] for text in members if text not in self._where]
        if not places:
            enough = sum(len(self.held.ids[it.members[0]]) for it in texts) >= self.least
            return self._anew([it.members[0] for it in texts]) if enough else set()
        best = next(place for place in beside if place in places)
        changed = self._anew(members) if len(places) > 1 and len(members) <= MOST else set()
        return changed or self._into(best, one, texts, loose)

    def _into(self, place: int, one: Bunch, texts: Sequence[Bunch], loose: Sequence[Bunch]) -> set[int]:
        """The texts that belong there by more than likeness; when it has grown, it is grouped anew with what is near."""
        problem = self.problems[place]
        belong = [it for it in texts if problem.admits(it)]
        if not any(it.members == one.members for it in belong):
            return self._doubted(problem, texts)
        for it in belong:
            self._add(place, it)
        size = len(problem.bunch.members)
        if problem.grown < GROWN * size or size + len(loose) > MOST:
            return {place}
        around = [it.members[0] for it in loose if it.members[0] not in self._where]
        return self._anew([*problem.bunch.members, *around]) | {place}

    def _doubted(self, problem: Problem, texts: Sequence[Bunch]) -> set[int]:
        """One that is like a problem and lacks what the others have waits; several may show that the problem is a wider one."""
        if len(texts) < 2 or len(problem.bunch.members) > DOUBTED:
            return set()
        return self._anew([*problem.bunch.members, *(it.members[0] for it in texts)])

    def _strayed(self, one: Bunch) -> set[int]:
        """Into the problem whose anchors it has, as a stray."""
        homes = {place: home for place in sorted(self._signed(one)) if (home := self.problems[place].home)}
        takes = {place: home.takes(one.words) for place, home in homes.items()}
        best = max(takes, key=takes.__getitem__, default=None)
        if best is None or not takes[best]:
            return set()
        self._add(best, one)
        return {best}

    def _add(self, place: int, one: Bunch) -> None:
        problem, at = self.problems[place], one.members[0]
        problem.bunch = merged(problem.bunch, one)
        like = dot(one.words, problem.bunch.words) / len(problem.bunch.members)
        problem.members |= dict.fromkeys(self.held.ids[at], like)
        problem.grown += 1
        self._where[at] = place

    def _anew(self, texts: Collection[int]) -> set[int]:
        """Group these texts anew; a problem keeps its place while it keeps its messages. Nothing where one is not held."""
        if not self.held.said.keys() >= set(texts):
            return set()
        alone = {at: self.held.alone(at) for at in sorted(texts)}
        made = problems_among(alone, self.held.space.words, self.held.ids, self.measure, self.least)
        old = {
            place: self.problems[place].bunch.members
            for place in {self._where.get(at) for at in texts}
            if place is not None
        }
        places = kept(old, [it.bunch.members for it in made])
        before = {place: self.problems.pop(place) for place in old}
        for place, it in before.items():
            self._fall(place, it)
        changed = set()
        for kept_at, it in zip(places, made, strict=True):
            changed.add(self._stand(self._following if kept_at is None else kept_at, it))
        return changed | set(before)

    def _stand(self, place: int, one: Problem) -> int:
        self.problems[place] = one
        self._following = max(self._following, place + 1)
        self._where |= dict.fromkeys(one.bunch.members, place)
        for sign in one.signs:
            self._by_sign.setdefault(sign, set()).add(place)
        return place

    def _fall(self, place: int, one: Problem) -> None:
        for text in one.bunch.members:
            del self._where[text]
        for sign in one.signs:
            self._by_sign[sign].discard(place)
