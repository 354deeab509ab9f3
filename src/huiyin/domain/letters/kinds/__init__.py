"""One file for each kind of paper; ``ALL`` is the list a caller goes by."""

from collections.abc import Callable

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.kinds import (
    acceptance_notice,
    assign_letter,
    ended_notice,
    exchange,
    extension_notice,
    handling,
    hearing,
    more_request,
    opinion,
    proceedings,
    promises,
    redirect_notice,
    refusal_notice,
    registration_form,
    review,
    routing,
    signing,
    supervision,
    transfer_letter,
    transfer_notice,
    visits,
)
from huiyin.domain.letters.paper import Block
from huiyin.domain.letters.phrases import Kind

Writer = Callable[[Contents], list[Block]]

ALL: dict[str, tuple[Kind, Writer]] = {
    module.KIND.name: (module.KIND, module.write)
    for module in (
        registration_form,
        acceptance_notice,
        refusal_notice,
        ended_notice,
        transfer_notice,
        transfer_letter,
        assign_letter,
        redirect_notice,
        more_request,
        extension_notice,
        opinion,
        *routing.MODULES,
        *hearing.MODULES,
        *exchange.MODULES,
        *handling.MODULES,
        *proceedings.MODULES,
        *promises.MODULES,
        *review.MODULES,
        *signing.MODULES,
        *supervision.MODULES,
        *visits.MODULES,
    )
}
