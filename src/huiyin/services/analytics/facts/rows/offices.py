"""What holds offices to account: supervision, measures, proposals, causes, checks of closed matters."""

from collections.abc import Iterator

from huiyin.matters.models import Cause, ClosureCheck, Measure, RuleChange, Supervision
from huiyin.services.analytics.facts.reading import File
from huiyin.services.analytics.facts.rows.about import Ground
from huiyin.services.analytics.facts.rows.said import Said


def supervisions(file: File, ground: Ground) -> Iterator[Said]:
    """Each lapse of a unit that was found, and what came of it."""
    for one in file.of(Supervision):
        yield ground.about(
            file,
            one["unit_id"],
            day=one["found_on"],
            trigger=one["trigger"],
            state=one["state"],
            confirmed=one["confirmed_on"],
            due=one["due"],
            answered=one["answered_on"],
            ended=one["ended_on"],
        )


def measures(file: File, ground: Ground) -> Iterator[Said]:
    """Each measure taken towards a unit, and the day it answered."""
    for one in file.of(Measure):
        yield ground.about(
            file,
            one["unit_id"],
            day=one["taken_on"],
            measure=one["kind"],
            by_unit=one["by_unit_id"],
            due=one["due"],
            answered=one["answered_on"],
        )


def proposals(file: File, ground: Ground) -> Iterator[Said]:
    """Each proposal to a unit, and whether it took it up."""
    for one in file.of(RuleChange):
        yield ground.about(
            file,
            one["owner_id"],
            day=one["proposed_on"],
            proposal=one["kind"],
            by_unit=one["proposed_by_id"],
            state=one["state"],
            due=one["due"],
            answered=one["answered_on"],
            published=one["published_on"],
        )


def causes(file: File, ground: Ground) -> Iterator[Said]:
    """Each reader's cause of a decided matter; who the reader was is not kept here."""
    for one in file.of(Cause):
        yield ground.about(file, day=one["coded_on"], cause=one["code"], reading=one["reading"])


def checks(file: File, ground: Ground) -> Iterator[Said]:
    """Each closed matter of a sample, and what its person said of the matter; the law says which word means solved."""
    solved = ground.law(file).having("solved")
    for one in file.of(ClosureCheck):
        yield ground.about(
            file,
            one["unit_id"],
            day=one["asked_on"],
            state=one["state"],
            said=one["said"],
            solved=one["said"] in solved,
        )
