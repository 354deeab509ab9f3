"""Finding questions and articles of the law in force by words in either script; no row of any matter is asked."""

from functools import lru_cache

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.load.questions import Question, questions_of
from huiyin.domain.law.pack import Article
from huiyin.domain.reading.finding import Findable, Shelf
from huiyin.matters.record.search_index import simplify

QUESTION, ARTICLE = "q", "a"


def find(law: Counsel, words: str) -> tuple[list[Question], list[Article]]:
    """The questions and the articles in which enough of the words stands, the best first."""
    known = {one.id: one for one in questions_of(law.pack)}
    keys = _shelf(_Held(law)).find(words)
    questions = [known[key[2:]] for key in keys if key.startswith(QUESTION)]
    articles = [law.pack.articles[key[2:]] for key in keys if key.startswith(ARTICLE)]
    return questions, articles


def citing(law: Counsel, article: str) -> list[Question]:
    """The questions that rest on an article."""
    return [one for one in questions_of(law.pack) if article in one.articles]


class _Held:
    """A law as the key under which its shelf is remembered."""

    def __init__(self, law: Counsel) -> None:
        self.law = law
        self._key = (law.pack.name, law.pack.place)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other._key == self._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=8)
def _shelf(held: _Held) -> Shelf:
    pack = held.law.pack
    texts = [
        Findable(f"{QUESTION}:{one.id}", _all(one.question.words), _all(one.answer.words))
        for one in questions_of(pack)
    ]
    texts += [
        Findable(f"{ARTICLE}:{name}", _all(one.title.words), _all(one.basis.gist.words))
        for name, one in pack.articles.items()
    ]
    return Shelf(texts, simplify)


def _all(words: object) -> str:
    return "\n".join(words.values()) if isinstance(words, dict) else ""
