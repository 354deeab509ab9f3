"""受理告知书: the matter was received and is accepted, on which path, on whose desk, to be answered by when."""

from huiyin.domain.letters.contents import Contents, MissingContent
from huiyin.domain.letters.paper import Block, Paragraph
from huiyin.domain.letters.phrases import (
    UNLESS_ANONYMOUS,
    Kind,
    asking,
    basis,
    body_of,
    closing,
    led,
    names,
    received,
    until,
    you,
)

KIND = Kind(
    "acceptance_notice",
    "信访事项受理告知书",
    "Notice of Receipt and Acceptance",
    required=names(
        "petitioner matter received_on accepted path_and_procedure handling_unit contact expected_by"
        " query_hint seal_unit date"
    ),
    optional=names("received_from accepted_on expected_by_computation query_code legal_basis"),
    unless={
        **UNLESS_ANONYMOUS,
        "expected_by": {
            "kind": ("suggestion", "report"),
            "path": ("art31_1", "art31_2", "art31_3", "art31_4", "art31_5"),
        },
    },
)


def write(c: Contents) -> list[Block]:
    """Receipt first, then acceptance: the law asks for the one and punishes silence about the other.

    ``accepted`` is True, or the office's own sentence of acceptance; False counts as not given.
    """
    if c.given.get("accepted") is False:
        raise MissingContent(["accepted"])
    return [
        Paragraph(received(c)),
        *body_of(c.lines("accepted") or (_accepted(c),)),
        Paragraph(
            c.say(f"本事项由{c.text('handling_unit')}负责办理。", f"{c.text('handling_unit')} handles it.")
        ),
        *_path(c),
        *_answer_by(c),
        *basis(c),
        *asking(c),
        closing(c),
    ]


def _accepted(c: Contents) -> str:
    day = c.text("accepted_on")
    return c.say(
        f"经审查，我单位已于{day}决定受理该事项。" if day else "经审查，我单位决定受理该事项。",
        f"We examined it and accepted it on {day}." if day else "We examined it and accept it.",
    )


def _path(c: Contents) -> list[Block]:
    return led(c, "path_and_procedure", "办理途径和程序：", "Path and procedure: ")


def _answer_by(c: Contents) -> list[Block]:
    day = until(c, "expected_by", "expected_by_computation")
    if not day:
        return []
    said = c.say(
        f"办理期限：{day}。我单位将在期限内书面答复{you(c)}。",
        f"Time limit: {day}. We will answer in writing.",
    )
    return body_of([said])
