"""Answers everybody may read: redacted, of matters whose people agreed, one taken back; and what was looked for in vain."""

from datetime import datetime, timedelta
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.console.county.offices.agenda import Agenda, Turn
from huiyin.interfaces.console.county.writing.scenery import words
from huiyin.matters import gate
from huiyin.matters.failures import Invalid
from huiyin.matters.models import Claim, Matter
from huiyin.matters.redacting import proposals
from huiyin.work.publishing.acts.publish_answer import publish_answer
from huiyin.work.publishing.acts.withdraw_publication import withdraw_publication
from huiyin.work.publishing.reading_through import ForEverybody
from huiyin.work.publishing.seeking import note_sought

TIMES, EACH, LOOKED_AT = 7, 3, 40
BETWEEN = 24  # days
SHORTEST = 24  # characters of an answer that is worth reading


def publish_answers(agenda: Agenda) -> None:
    """Put the publishing on the agenda, and what the public looked for in the last months."""
    for number in range(TIMES):
        agenda.add(agenda.ago(4 + BETWEEN * number, 16, number), _publish(agenda, number))
    for row in words("offices/sought")["sought"]:
        for months, (times, missed) in enumerate(row["months"]):
            day = agenda.last - timedelta(days=30 * months)
            agenda.add(agenda.ago(30 * months, 20), _seek(row["words"], day, times, missed))


def _publish(agenda: Agenda, number: int) -> Turn:
    def turn(at: datetime) -> None:
        rows = Matter.objects.filter(publishable=True, stage__in=("served", "closed"), confidential=False)
        rows = rows.exclude(channel=gate.OWN_FILE).exclude(marks__has_key="answer_public")
        done = 0
        for matter in rows.filter(people=1).order_by("-pk")[:LOOKED_AT]:
            actor = agenda.worker(matter.holder_id, number)
            if actor is None or done == EACH or not _published(agenda, matter, actor, at):
                continue
            done += 1
            if (number, done) == (TIMES - 1, 1):
                _take_back(agenda, matter.pk, actor)

    return turn


def _published(agenda: Agenda, matter: Matter, actor: StaffActor, at: datetime) -> bool:
    """Whether it was published: only what stands without anything to take out, since nobody here can read it through."""
    words = _words(matter)
    if len(words.answered) < SHORTEST or any(
        proposals(matter, text) for text in (words.title, words.asked, words.answered)
    ):
        return False
    try:
        given: dict[str, Any] = {"matter_id": matter.pk, "words": words, "confirmed": True}
        return agenda.attempt(publish_answer, actor=actor, at=at, **given) is not None
    except Invalid:
        agenda.passed_over += 1
        return False


def _words(matter: Matter) -> ForEverybody:
    """What was asked, claim by claim, and how each was answered; not the story, by which neighbours know one another."""
    claims = Claim.objects.filter(matter_id=matter.pk, from_matter=None).order_by("position")
    parts = [p.strip() for c in claims for p in (c.facts, c.reason, c.measure, c.assistance) if p.strip()]
    return ForEverybody(matter.title, "\n".join(c.text for c in claims), "\n".join(parts))


def _take_back(agenda: Agenda, matter: int, actor: StaffActor) -> None:
    given = {"actor": actor, "matter_id": matter, "reason": words("offices/sought")["taken_back"]}
    days = 4 + BETWEEN * (TIMES - 1) - 6
    agenda.add(agenda.ago(days, 10), lambda at: agenda.attempt(withdraw_publication, at=at, **given))


def _seek(said: str, day: Any, times: int, missed: int) -> Turn:
    def turn(at: datetime) -> None:
        for number in range(times):
            note_sought(said, on=day, missed=number < missed)

    return turn
