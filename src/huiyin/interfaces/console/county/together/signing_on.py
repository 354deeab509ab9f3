"""The acts of a joint matter as the county lives them: the list, the link, representatives, each signer's own page and review."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from huiyin.foundation.people.actor import FilerActor, PersonActor, signing
from huiyin.interfaces.console.county.lives import PERSON, Step
from huiyin.interfaces.console.county.writing.cast import Person
from huiyin.matters.models import JoinLink, Party, Signer
from huiyin.matters.record.codes import fresh
from huiyin.matters.together.linking import code_of
from huiyin.matters.together.sealing import Named
from huiyin.work.together.acts.add_signers import add_signers
from huiyin.work.together.acts.choose_representative import choose_representative
from huiyin.work.together.acts.confirm_signing import confirm_signing
from huiyin.work.together.acts.dissent import dissent
from huiyin.work.together.acts.leave_joint import leave_joint
from huiyin.work.together.acts.note_passed_on import note_passed_on
from huiyin.work.together.acts.open_join_link import open_join_link
from huiyin.work.together.acts.receive_answer import receive_answer
from huiyin.work.together.acts.sign_on import sign_on
from huiyin.work.together.acts.split_off import split_off
from huiyin.work.together.mandates import Mandate

SIGNER = "signer."  # and which of the list, counted from 1
PLAIN: Mapping[str, Callable[..., Any]] = {
    "open_join_link": open_join_link,
    "confirm_signing": confirm_signing,
    "dissent": dissent,
    "leave_joint": leave_joint,
    "receive_answer": receive_answer,
    "note_passed_on": note_passed_on,
    "split_off": split_off,
}
ACTS = frozenset({*PLAIN, "add_signers", "sign_on", "choose_representative"})


def does(step: Step) -> bool:
    """Whether it is an act of a story; the lists that letters from many bring along are signed beside their course."""
    told = {"add_signers": "codes", "choose_representative": "chosen_how"}.get(step.act)
    return step.act in ACTS and (told is None or told in step.data)


def aim(given: dict[str, Any], step: Step) -> dict[str, Any]:
    """Who does it and in which matter: one of the signers, or, with `own_of`, in the matter a signer took out of this one."""
    matter = given["matter_id"]
    if step.by.startswith(SIGNER):
        place = int(step.by.removeprefix(SIGNER))
        return given | {"actor": signing(matter, _signer(matter, place))}
    if "own_of" in step.data:
        own = Signer.objects.values_list("own_matter_id", flat=True)
        taken_out = own.get(matter_id=matter, no=_signer(matter, step.data["own_of"]))
        if taken_out is None:
            raise LookupError(f"signer {step.data['own_of']} has no matter of their own")
        actor = PersonActor(taken_out) if step.by == PERSON else given["actor"]
        return given | {"matter_id": taken_out, "actor": actor}
    return given


def do(given: dict[str, Any], step: Step, life: int) -> Any:
    """One of ACTS; signers are named by their place in the list."""
    data, matter = dict(step.data), given["matter_id"]
    if step.act == "add_signers":
        people, count = _named(data.pop("people")), data.pop("codes")
        codes = tuple(fresh(signer_key(life, place)) for place in range(1, count + 1))
        return add_signers(**given, people=people, codes=codes, **data)
    if step.act == "sign_on":
        link = JoinLink.objects.filter(matter_id=matter).latest("no")
        return sign_on(
            actor=FilerActor(),
            at=given["at"],
            code=fresh(signer_key(life, data["place"])),
            link=code_of(link),
            person=_named([data["person"]])[0],
            own_word=True,
        )
    if "signer" in data:
        data["signer"] = _signer(matter, data["signer"])
    if "party" in data:
        data["party"] = _party(matter, data["party"])
    if step.act == "choose_representative":
        return choose_representative(**given, mandate=Mandate(**data))
    return PLAIN[step.act](**given, **data)


def signer_key(life: int, place: int) -> str:
    """From this follows the query code of a signer; a demo's codes are no secret."""
    return f"demo-signer-{life}-{place}"


def _named(people: Sequence[Person]) -> tuple[Named, ...]:
    return tuple(Named(p.name, p.phone, p.address, row) for row, p in enumerate(people, start=1))


def _signer(matter: int, place: int) -> int:
    rows = Signer.objects.filter(matter_id=matter).order_by("no").values_list("no", flat=True)
    return int(list(rows)[place - 1])


def _party(matter: int, place: int) -> int:
    rows = Party.objects.filter(matter_id=matter).order_by("no").values_list("no", flat=True)
    return int(list(rows)[place - 1])
