"""What an answer says that every answer says: greetings, thanks, assurances; and where it only sends people elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from huiyin.domain.reading.replies.parts import Part, Remark
from huiyin.domain.reading.replies.sentences import Sentence, any_of, han, sentences

LITTLE = 8  # Chinese characters beside formulas that do not make a sentence say something
MUCH = 0.6  # share of formula from which an answer says little
ENOUGH_SAID = 120  # Chinese characters of substance from which on an answer is no empty one
SHORT_ANSWER = 60  # with fewer of substance beside it, sending elsewhere is all that was done


@dataclass(frozen=True, slots=True)
class Substance:
    """How many Chinese characters an answer has, and how many of them stand in sentences that say something."""

    whole: int
    said: int

    @property
    def share_of_formula(self) -> float:
        """From 0 to 1; of no text 0."""
        return 1 - self.said / self.whole if self.whole else 0.0


def is_courtesy(sentence: str) -> bool:
    """Whether a sentence does no more than greet, acknowledge, thank or assure."""
    if any_of("courtesy").search(sentence):
        rest = any_of("formula").sub("", any_of("courtesy").sub("", sentence))
        return han(rest) < 4 * LITTLE
    rest = any_of("formula").sub("", sentence)
    return rest != sentence and han(rest) < LITTLE


def substance(parts: Iterable[Part]) -> Substance:
    """Of all that is told in words of its own; the law cited is no formula."""
    whole = said = 0
    for part in parts:
        for one in sentences(part.text):
            size = han(one.text)
            whole += size
            said += 0 if _says_nothing(part.role, one) else size
    return Substance(whole, said)


def empty(parts: list[Part]) -> Iterator[Remark]:
    """A remark where an answer is mostly formula, with its share."""
    found = substance(parts)
    if found.whole and found.share_of_formula >= MUCH and found.said < ENOUGH_SAID:
        share = f"{round(100 * found.share_of_formula)}"
        yield Remark("empty_formula", part=parts[0].name if parts else "", values={"share": share})


def elsewhere(parts: list[Part]) -> Iterator[Remark]:
    """Each sentence that passes the matter on or sends its writer to another door; light where there is an answer besides."""
    told = [(part, one) for part in parts if part.role == "answer" for one in sentences(part.text)]
    sent = [(part, one) for part, one in told if _sends(one)]
    if not sent:
        return
    besides = substance(parts).said - sum(han(one.text) for _, one in sent)
    for part, one in sent:
        yield Remark(
            "sent_elsewhere", part.name, one.start, one.end, part.claim, light=besides >= SHORT_ANSWER
        )


def _sends(sentence: Sentence) -> bool:
    text = sentence.text.strip()
    return bool(any_of("elsewhere").search(text)) and not any_of("offer").search(text[:24])


def _says_nothing(role: str, one: Sentence) -> bool:
    """The law cited says something, and so does another door where the law wants it shown."""
    if role == "basis":
        return False
    return is_courtesy(one.text) or (role != "door" and _sends(one) and han(one.text) < SHORT_ANSWER)
