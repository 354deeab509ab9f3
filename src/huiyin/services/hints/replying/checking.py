"""The draft of an answer checked against its matter, its law and the unit's earlier answers; behind the gate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import Role, Unit
from huiyin.domain.reading.folding import Simplify
from huiyin.domain.reading.replies.checking import Checked, check
from huiyin.domain.reading.replies.citing import key, shipped
from huiyin.domain.reading.replies.copying import Earlier
from huiyin.domain.reading.replies.parts import Asked, Demands, Law, Part
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Claim, Matter
from huiyin.matters.redacting import known_of, offices

EARLIER = 200  # answered claims of the unit, the newest first, among which a copy is looked for
WITHOUT_BASIS = ("suggestion",)  # kinds to which the law lets one answer without citing it


def checked(
    matter: Matter, claims: Sequence[Claim], parts: Sequence[Part], *, actor: StaffActor, lawyer: Counsel
) -> Checked:
    """What can be said of the draft. The matter was reached through the gate by this actor."""
    asked = Asked(
        {claim.position: claim.text for claim in claims}, f"{matter.title}\n{matter.body}", known_of(matter)
    )
    return check(
        parts,
        asked,
        _demands(matter, lawyer),
        earlier=_earlier(matter, actor),
        public=offices(),
        simplify=_simplifier(),
    )


def _demands(matter: Matter, lawyer: Counsel) -> Demands:
    """What the pack says of this paper; the way to review is printed by the program itself."""
    review = lawyer.limit_as(Role.REVIEW)
    title = lawyer.pack.short.say("zh").strip("《》")
    return Demands(
        basis=matter.kind not in WITHOUT_BASIS,
        remedy=review is not None,
        printed=True,
        days=review.length if review and review.unit is Unit.DAYS else 0,
        article=review.basis.label.say("zh") if review else "",
        laws=[] if key(title) in shipped() else [Law(title)],
    )


def _earlier(matter: Matter, actor: StaffActor) -> list[Earlier]:
    """The unit's answers to other matters that this actor may read; a report is compared with nothing, and never found."""
    if matter.confidential:
        return []
    seen = gate.visible(actor).filter(confidential=False, holder_id=matter.holder_id).exclude(pk=matter.pk)
    rows = (
        Claim.objects.filter(matter_id__in=seen.values("pk"))
        .exclude(reason="")
        .order_by("-matter_id", "position")
        .values_list("matter_id", "matter__number", "facts", "reason")[:EARLIER]
    )
    texts: dict[int, tuple[str, list[str]]] = {}
    for pk, number, facts, reason in rows:
        texts.setdefault(pk, (number, []))[1].extend((facts, reason))
    return [Earlier("\n".join(filter(None, said)), number) for number, said in texts.values()]


@cache
def _simplifier() -> Simplify:
    import opencc  # read where it is needed: it is large

    convert: Simplify = opencc.OpenCC("t2s").convert
    return convert


def drafted(words: Mapping[str, str], positions: Sequence[int]) -> list[Part]:
    """The parts of a decision as its form has them: the fields of each claim under their own names."""
    parts = []
    for n in positions:
        dated = bool(words.get(f"measure_due_{n}", "").strip())
        for name, role in FIELDS:
            text = words.get(f"{name}_{n}", "")
            if text.strip() or name == "basis":
                parts.append(Part(f"{name}_{n}", text, role, n, dated and role == "measure"))
    return parts


FIELDS = (
    ("facts", "answer"),
    ("reason", "answer"),
    ("basis", "basis"),
    ("measure", "measure"),
    ("assistance", "answer"),
)
