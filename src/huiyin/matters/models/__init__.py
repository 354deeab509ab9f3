"""The tables of a case file; the matter's id is in the key of every child (docs/decisions/0005)."""

from huiyin.matters.models.claim import Claim
from huiyin.matters.models.clock import Clock
from huiyin.matters.models.commitment import Commitment
from huiyin.matters.models.courses.proceeding import Proceeding
from huiyin.matters.models.courses.relation import Relation
from huiyin.matters.models.courses.review import Review
from huiyin.matters.models.courses.rule_change import RuleChange
from huiyin.matters.models.event import Event, ReadEntry
from huiyin.matters.models.holding import Holding
from huiyin.matters.models.item import Attachment, Item
from huiyin.matters.models.matter import Matter
from huiyin.matters.models.offices.causes import Cause, CauseDraw, Systemic
from huiyin.matters.models.offices.checking import ClosureCheck, Sample
from huiyin.matters.models.offices.inspecting import Inspection, InspectionFinding
from huiyin.matters.models.offices.publishing import Publication, Sought
from huiyin.matters.models.offices.screening import Campaign, CampaignReturn, PlannedDecision
from huiyin.matters.models.offices.supervision import Measure, Supervision
from huiyin.matters.models.papers.document import Document
from huiyin.matters.models.papers.draft import Draft
from huiyin.matters.models.papers.serving import Serving
from huiyin.matters.models.party import Accused, Party
from huiyin.matters.models.rating import Rating
from huiyin.matters.models.register import (
    BulkRun,
    BulkStep,
    DoneOnce,
    NumberSeries,
    PublishedYear,
    QueryCode,
)
from huiyin.matters.models.together.reception import Booking, CalendarKey, ReceptionDay
from huiyin.matters.models.together.signer import JoinLink, Representative, Signer
from huiyin.matters.models.together.visit import Duty, Minute, Signature, Visit

__all__ = [
    "Accused",
    "Attachment",
    "Booking",
    "BulkRun",
    "BulkStep",
    "CalendarKey",
    "Campaign",
    "CampaignReturn",
    "Cause",
    "CauseDraw",
    "Claim",
    "Clock",
    "ClosureCheck",
    "Commitment",
    "Document",
    "DoneOnce",
    "Draft",
    "Duty",
    "Event",
    "Holding",
    "Inspection",
    "InspectionFinding",
    "Item",
    "JoinLink",
    "Matter",
    "Measure",
    "Minute",
    "NumberSeries",
    "Party",
    "PlannedDecision",
    "Proceeding",
    "Publication",
    "PublishedYear",
    "QueryCode",
    "Rating",
    "ReadEntry",
    "ReceptionDay",
    "Relation",
    "Representative",
    "Review",
    "RuleChange",
    "Sample",
    "Serving",
    "Signature",
    "Signer",
    "Sought",
    "Supervision",
    "Systemic",
    "Visit",
]
