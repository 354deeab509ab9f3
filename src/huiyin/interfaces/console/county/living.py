"""Living planned lives through the real acts under a simulated clock; whatever the law refuses is raised, never passed over."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from huiyin.foundation.files.keep import KeptFile
from huiyin.foundation.people.actor import FilerActor, PersonActor, StaffActor, SystemActor
from huiyin.interfaces.console.county.drafting import form_words
from huiyin.interfaces.console.county.ground import Ground
from huiyin.interfaces.console.county.lives import PERSON, SYSTEM, WEB, Life, Step
from huiyin.interfaces.console.county.offices.agenda import Agenda
from huiyin.interfaces.console.county.reviews import acting
from huiyin.interfaces.console.county.together import announced, signing_on, sitting, visits
from huiyin.interfaces.console.county.writing.answering import ClaimAnswer
from huiyin.interfaces.console.county.writing.scanned import picture_of
from huiyin.matters.facts import local_day
from huiyin.matters.models import Claim, Commitment, Document, Draft, Event, Party, Proceeding, Serving
from huiyin.matters.proposing import Proposal
from huiyin.matters.record import Invalid, Refused
from huiyin.matters.record.codes import fresh
from huiyin.matters.together.sealing import Named
from huiyin.work.feedback.acts.rate import rate
from huiyin.work.handling.acts.ask_for_more import ask_for_more
from huiyin.work.handling.acts.close import close
from huiyin.work.handling.acts.decide import decide
from huiyin.work.handling.acts.extend import extend
from huiyin.work.handling.findings import Decision
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.add_material import add_material
from huiyin.work.intake.acts.redirect import redirect
from huiyin.work.intake.acts.refuse import refuse
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.take_call import take_call
from huiyin.work.intake.acts.take_letter import take_letter
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.acts.take_visit import take_visit
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.intake.classifying import Classified
from huiyin.work.intake.filing import Filing, Petitioner
from huiyin.work.proceedings.acts.consult import consult
from huiyin.work.proceedings.acts.contribute import contribute
from huiyin.work.proceedings.acts.give_opinion import give_opinion
from huiyin.work.proceedings.acts.investigate import Heard, investigate
from huiyin.work.proceedings.acts.invite_joint import invite_joint
from huiyin.work.proceedings.acts.note_aid import note_aid
from huiyin.work.proceedings.acts.refer_aid import refer_aid
from huiyin.work.proceedings.joint import Task
from huiyin.work.promises.acts.answer_pressing import answer_pressing
from huiyin.work.promises.acts.confirm_promise import confirm_promise
from huiyin.work.promises.acts.follow_up import follow_up
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.promises.acts.press_promise import press_promise
from huiyin.work.promises.given_word import Said
from huiyin.work.routing.acts.agree_return import agree_return
from huiyin.work.routing.acts.arbitrate import arbitrate
from huiyin.work.routing.acts.assign import assign
from huiyin.work.routing.acts.forward import forward
from huiyin.work.routing.acts.object_transfer import object_transfer
from huiyin.work.routing.acts.refer_to_arbiter import refer_to_arbiter
from huiyin.work.routing.acts.refuse_return import refuse_return
from huiyin.work.routing.acts.report_back import report_back
from huiyin.work.serving.acts.confirm_receipt import confirm_receipt
from huiyin.work.serving.acts.note_returned import note_returned
from huiyin.work.serving.acts.send_paper import send_paper
from huiyin.work.serving.acts.serve import serve
from huiyin.work.signing.acts.grade import grade
from huiyin.work.signing.acts.send_back_draft import send_back_draft
from huiyin.work.signing.acts.submit_draft import submit_draft
from huiyin.work.staffing.acts.name_officer import name_officer
from huiyin.work.together.acts.add_signers import add_signers
from huiyin.work.together.acts.choose_representative import choose_representative
from huiyin.work.together.mandates import Mandate

PLAIN: Mapping[str, Callable[..., Event]] = {
    "accept": accept,
    "refuse": refuse,
    "redirect": redirect,
    "ask_for_more": ask_for_more,
    "add_material": add_material,
    "extend": extend,
    "serve": serve,
    "object_transfer": object_transfer,
    "agree_return": agree_return,
    "refuse_return": refuse_return,
    "refer_to_arbiter": refer_to_arbiter,
    "send_paper": send_paper,
    "confirm_receipt": confirm_receipt,
    "answer_pressing": answer_pressing,
    "report_back": report_back,
    "close": close,
    "withdraw": withdraw,
    "rate": rate,
    "grade": grade,
}
TAKING: Mapping[str, Callable[..., Event]] = {
    "take_online": take_online,
    "take_letter": take_letter,
    "take_call": take_call,
    "take_visit": take_visit,
}
PASSING: Mapping[str, Callable[..., Event]] = {"forward": forward, "assign": assign, "arbitrate": arbitrate}
PROMISED: Mapping[str, Callable[..., Event]] = {
    "keep_promise": keep_promise,
    "confirm_promise": confirm_promise,
    "press_promise": press_promise,
}
BESIDE: Mapping[str, Callable[..., Event]] = {
    "investigate": investigate,
    "invite_joint": invite_joint,
    "contribute": contribute,
    "consult": consult,
    "give_opinion": give_opinion,
    "refer_aid": refer_aid,
    "note_aid": note_aid,
    "add_signers": add_signers,
    "choose_representative": choose_representative,
}


class Stumbled(Exception):
    """A planned step could not be lived; says which matter, which step and what the act answered."""


class County:
    """The lives in progress: which matter each planned life became."""

    def __init__(self, ground: Ground, scanned: Sequence[int] = ()) -> None:
        self.ground = ground
        self.scanned = list(scanned)  # letters of which the picture is kept as well
        self.matters: dict[int, int] = {}
        self.sittings = sitting.Sittings(ground)
        self.merged: dict[int, int] = {}  # by which event a matter was joined to another

    def live(self, lives: Sequence[Life], agenda: Agenda | None = None) -> Iterator[int]:
        """Every step of every life in the order of time, and what the offices have on their agenda in between.

        Yields how many steps are done. Raises Stumbled.
        """
        queue = sorted(((step.at, life.no, i) for life in lives for i, step in enumerate(life.steps)))
        by_no = {life.no: life for life in lives}
        for done, (moment, no, i) in enumerate(queue, start=1):
            if agenda is not None:
                agenda.upto(moment)
            self.step(by_no[no], by_no[no].steps[i])
            yield done
        if agenda is not None:
            agenda.upto()

    def step(self, life: Life, step: Step) -> None:
        """One act. Raises Stumbled."""
        try:
            if step.act in sitting.OF_CALENDAR:
                self.sittings.enter(step)
            elif step.act in TAKING:
                self.matters[life.no] = self._take(life, step).matter_id
            elif step.act in visits.OPENING:
                self.matters[life.no] = visits.opened(self._actor(life, step), step, self.ground).matter_id
            else:
                self._act(life, step)
        except Refused as refused:
            raise Stumbled(
                _where(life, step, f"{refused.refusal.code}: {refused.refusal.reason.say('zh')}")
            ) from refused
        except Invalid as invalid:
            raise Stumbled(
                _where(life, step, "; ".join(f"{p.field}: {p.message}" for p in invalid.problems))
            ) from invalid

    def _actor(self, life: Life, step: Step) -> StaffActor | PersonActor | FilerActor | SystemActor:
        if step.by == SYSTEM:
            return SystemActor()
        if step.by == WEB:
            return FilerActor()
        if step.by.startswith(signing_on.SIGNER):
            return PersonActor(self.matters[life.no])  # aimed at one of them as the act is done
        if step.by == PERSON:
            return PersonActor(self.matters[life.no])
        return self.ground.staff[step.by]

    def _take(self, life: Life, step: Step) -> Event:
        filing = self._filing(life, step)
        act = TAKING[step.act]
        return act(actor=self._actor(life, step), at=step.at, filing=filing, code=fresh(code_key(life.no)))

    def _filing(self, life: Life, step: Step) -> Filing:
        told, data = life.told, step.data
        online = step.act == "take_online"
        report = told.scene.kind == "report"
        named = () if told.anonymous else told.people
        return Filing(
            title=told.title,
            body=told.body,
            claims=told.claims,
            petitioners=tuple(
                Petitioner(p.name, phone=p.phone, address=p.address, **data.get("agreed", {})) for p in named
            ),
            anonymous=told.anonymous,
            kind=told.scene.kind if report or not online else "",
            category="" if online and life.no % 3 else told.scene.category,
            place=told.place,
            accused_units=(self.ground.units[told.accused],) if told.accused else (),
            publishable=data["publishable"],
            people=told.heads,
            received_at=data.get("received_at"),
            postmark=data.get("postmark"),
            read_back=step.act in {"take_call", "take_visit"},
            files=self._picture(life, step),
        )

    def _picture(self, life: Life, step: Step) -> tuple[KeptFile, ...]:
        if life.no not in self.scanned:
            return ()
        return picture_of(life.told, local_day(step.at), by_telephone=life.no == self.scanned[-1])

    def _act(self, life: Life, step: Step) -> Event:
        given: dict[str, Any] = {
            "actor": self._actor(life, step),
            "at": step.at,
            "matter_id": self.matters[life.no],
        }
        given = signing_on.aim(given, step)
        data = {name: value for name, value in step.data.items() if name != "own_of"}
        if step.act == "register":
            return register(**given, classified=_classified(life, data["path"], self.ground))
        if step.act in PASSING:
            return PASSING[step.act](**given, **(data | {"to_unit": self.ground.units[data["to_unit"]]}))
        if step.act == "submit_draft":
            typed = form_words(data["drafted"], data["given"], step.at)
            return submit_draft(**given, drafted=data["drafted"], words=typed)
        if step.act == "send_back_draft":
            return send_back_draft(**given, draft=_draft(given["matter_id"]), remarks=data["remarks"])
        if signing_on.does(step):
            return signing_on.do(given, step, life.no)
        if step.act in sitting.ACTS:
            return self.sittings.do(given, step)
        if step.act in announced.ACTS:
            return announced.do(given, step, self.ground)
        if visits.does(step):
            return visits.do(given, step, self.ground)
        if step.act in acting.ACTS:
            return acting.do(given, replace(step, data=data), self.matters, self.merged)
        if step.act in BESIDE:
            return _beside(step.act, given, data, self.ground)
        if step.act == "name_officer":
            return name_officer(**given, officer=given["actor"].account_id)
        if step.act == "decide":
            return decide(**given, answers=_answers(data["answers"], step, self.ground))
        if step.act == "follow_up":
            asked = Said(_commitment(given["matter_id"], data["claim"]), data["said"])
            return follow_up(**given, how="call", answers=(asked,))
        if step.act in PROMISED:
            no = _commitment(given["matter_id"], data.pop("claim"))
            return PROMISED[step.act](**given, commitment=no, **data)
        if step.act in {"send_paper", "confirm_receipt"}:
            return PLAIN[step.act](**given, document=_opinion(given["matter_id"]), **data)
        if step.act == "note_returned":
            return note_returned(**given, serving=_sent(given["matter_id"]), **data)
        if step.act == "refuse" and data["ground"] == "ended":
            data |= {"same_facts": True, "same_reasons": True}
        return PLAIN[step.act](**given, **data)


def _beside(act: str, given: dict[str, Any], data: dict[str, Any], ground: Ground) -> Event:
    """An act beside the course; what answers something names the open proceeding it answers."""
    if act == "investigate":
        data["heard"] = tuple(Heard(role) for role in data.pop("roles"))
    if act == "add_signers":
        rows = enumerate(data["people"], start=1)
        data = {"how": "paper", "people": tuple(Named(name, phone, row=n) for n, (name, phone) in rows)}
    if act == "choose_representative":
        data = {"mandate": _mandate(given, data["scope"])}
    if act == "invite_joint":
        data["tasks"] = [Task(ground.units[code], asked, due) for code, asked, due in data["tasks"]]
    if act == "contribute":
        data["task"] = _opened(given["matter_id"], "task", unit_id=ground.units[data.pop("unit")])
    if act == "give_opinion":
        data["consultation"] = _opened(given["matter_id"], "consultation")
    if act == "note_aid":
        data["referral"] = _opened(given["matter_id"], "aid")
    return BESIDE[act](**given, **data)


def _mandate(given: dict[str, Any], scope: str) -> Mandate:
    """For the first of those who brought it."""
    party = Party.objects.filter(matter_id=given["matter_id"]).order_by("no").values_list("no", flat=True)[0]
    return Mandate(scope, "at_a_meeting", local_day(given["at"]), party=party)


def _opened(matter_id: int, kind: str, **more: Any) -> int:
    rows = Proceeding.objects.filter(matter_id=matter_id, kind=kind, state="open", **more)
    return int(rows.values_list("no", flat=True).get())


def code_key(no: int) -> str:
    """The filing key of a demo matter, from which its query code follows; a demo's codes are no secret."""
    return f"demo-county-{no}"


def _classified(life: Life, path: str, ground: Ground) -> Classified:
    told = life.told
    accused = (ground.units[told.accused],) if told.accused else ()
    return Classified(
        kind=told.scene.kind, path=path, category=told.scene.category, place=told.place, accused_units=accused
    )


def _answers(given: Sequence[ClaimAnswer], step: Step, ground: Ground) -> tuple[Decision, ...]:
    return tuple(
        Decision(
            claim=position,
            facts=a.facts,
            finding=a.finding,
            reason=a.reason,
            basis=a.basis,
            outcome=a.outcome,
            measure=a.measure,
            measure_due=step.at.date() + timedelta(days=a.days) if a.measure else None,
            assistance=a.assistance,
            conduct=a.conduct,
            no_question=a.no_question,
            change=_change(a, ground),
        )
        for position, a in enumerate(given, start=1)
    )


def _change(answer: ClaimAnswer, ground: Ground) -> Proposal | None:
    if not answer.lacking:
        return None
    rule, gap, proposal, owner = answer.lacking
    return Proposal(rule, gap, proposal, ground.units[owner])


def _draft(matter_id: int) -> int:
    return int(Draft.objects.values_list("no", flat=True).get(matter_id=matter_id, state="submitted"))


def _commitment(matter_id: int, position: int) -> int:
    claim = Claim.objects.values_list("no", flat=True).get(matter_id=matter_id, position=position)
    rows = Commitment.objects.filter(matter_id=matter_id, claim_no=claim)
    return int(rows.values_list("no", flat=True).latest("no"))  # the newest: a new answer promises anew


def _opinion(matter_id: int) -> int:
    rows = Document.objects.filter(matter_id=matter_id, kind="opinion", served_on=None, void_on=None)
    return int(rows.values_list("no", flat=True).get())


def _sent(matter_id: int) -> int:
    return int(Serving.objects.values_list("no", flat=True).get(matter_id=matter_id, state="sent"))


def _where(life: Life, step: Step, why: str) -> str:
    return (
        f"life {life.no} ({life.told.scene.id}), {step.act} at {step.at:%Y-%m-%d %H:%M} by {step.by}: {why}"
    )
