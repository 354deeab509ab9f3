"""The papers of handing a matter over."""

from huiyin.domain.letters.kinds.exchange import handover_notice

MODULES = (handover_notice,)
