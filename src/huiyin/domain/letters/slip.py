"""The receipt slip a person carries home: matter number, query code in groups of four, address and its QR."""

import io
from dataclasses import dataclass

import segno

from huiyin.domain.letters.wording import one_line

GROUP = 4
"""Characters in a group: as many as are easily read out and copied by hand."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What is printed on the slip; ``qr_svg`` is a whole ``<svg>`` element without style, script or id."""

    matter_number: str
    code_groups: tuple[str, ...]
    tracking_url: str
    qr_svg: str

    @property
    def code(self) -> str:
        """The query code as shown: groups joined by hyphens."""
        return "-".join(self.code_groups)


def slip(matter_number: str, query_code: str, tracking_url: str) -> Slip:
    """The slip's data. Blanks and hyphens in ``query_code`` are taken as grouping and set anew.

    The QR holds ``tracking_url`` only: whether that address carries the code is the caller's decision.
    Raises ValueError when something is empty or the address is too long for a QR code.
    """
    number, url = one_line(matter_number), one_line(tracking_url)
    bare = "".join(character for character in query_code if character not in " -\t\u3000")
    if not (number and url and bare):
        raise ValueError("a slip needs a matter number, a query code and a tracking address")
    groups = tuple(bare[at : at + GROUP] for at in range(0, len(bare), GROUP))
    return Slip(number, groups, url, qr_svg(url))


def qr_svg(address: str) -> str:
    """The address as an inline SVG, error level M, with the quiet zone scanners ask for.

    Raises ValueError when the address does not fit.
    """
    try:
        code = segno.make_qr(
            address, error="m", boost_error=False, mask=2
        )  # any mask scans; choosing costs 5 ms
    except segno.DataOverflowError as problem:
        raise ValueError("the tracking address is too long for a QR code") from problem
    out = io.BytesIO()
    code.save(
        out,
        kind="svg",
        xmldecl=False,
        border=4,
        scale=1,
        dark="#000",
        light="#fff",
        svgclass="slip-qr",
        lineclass=None,
        omitsize=True,
        nl=False,
    )
    return out.getvalue().decode("ascii")
