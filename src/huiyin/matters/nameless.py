"""The one guard before words about a matter are published: nobody who brings it may be recognised in them."""

from django.utils.translation import gettext as _

from huiyin.domain.reading.recognising import Trace, traces
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Matter, Party, Signer
from huiyin.matters.record.identity import open_party
from huiyin.matters.record.refusals import Invalid, Problem
from huiyin.matters.together.sealing import Named, open_signer


def ensure_nameless(matter: Matter, text: str, *, field: str = "text") -> None:
    """Raises Invalid, naming what gives somebody away: a name, a number, a piece of an address of one of the parties
    or of those who signed.
    """
    people = [open_party(row) for row in select(Party, matter=matter.pk)]
    if "signers" in matter.marks:
        people += [_words_of(open_signer(row)) for row in select(Signer, matter=matter.pk)]
    offices = [name for unit in tree().units.values() for name in (unit.name, unit.full_name)]
    found = traces(text, people, offices)
    if found:
        raise Invalid(*(Problem(field, _words(one)) for one in found))


def _words_of(named: Named) -> dict[str, str]:
    return {"name": named.name, "phone": named.phone, "address": named.address}


def _words(trace: Trace) -> str:
    told = {
        "name": _(
            "“%(words)s” is the name of somebody who brings the matter. Take it out: everybody reads this."
        ),
        "phone": _("“%(words)s” is somebody's telephone number. Take it out: everybody reads this."),
        "id_number": _(
            "The number of somebody's identity card stands here. Take it out: everybody reads this."
        ),
        "email": _("“%(words)s” is an e-mail address. Take it out: everybody reads this."),
        "number": _(
            "“%(words)s” looks like a telephone or identity number. Take it out: everybody reads this."
        ),
        "address": _(
            "“%(words)s” is part of the address of somebody who brings the matter. Name the place more broadly."
        ),
    }
    return str(told[trace.kind]) % {"words": trace.words}
