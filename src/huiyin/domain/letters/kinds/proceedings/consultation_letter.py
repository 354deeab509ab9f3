"""征询意见函: one question to a lawyer or an expert, with the facts it needs; never who the person is."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, body_of, closing, led, matter, names

KIND = Kind(
    "consultation_letter",
    "关于征询意见的函",
    "Letter Asking for an Opinion",
    required=names("adviser matter question needed_by contact seal_unit date"),
    optional=names("facts_told legal_basis"),
    addressee="adviser",
)


def write(c: Contents) -> list[Block]:
    """The facts come before the question, and the duty to keep them to oneself after it."""
    return [
        Paragraph(
            c.say(
                f"我单位正在办理{matter(c)}，现就下列问题征询您的意见。",
                f"We are handling {matter(c)} and ask for your opinion on the following.",
            )
        ),
        *led(c, "facts_told", "有关事实：", "The facts: "),
        *led(c, "question", "征询的问题：", "The question: "),
        Paragraph(_by(c)),
        *body_of([_keep(c)]),
        *basis(c),
        *asking(c),
        closing(c, "特此致函。", "Yours faithfully,"),
    ]


def _by(c: Contents) -> str:
    day = c.text("needed_by")
    return c.say(
        f"请于{day}前书面答复，说明结论和依据；不便答复的，也请告知。",
        f"Please answer in writing by {day}, with your conclusion and what it rests on; tell us, too, if you cannot.",
    )


def _keep(c: Contents) -> str:
    return c.say(
        "函中内容仅供出具意见使用，请勿向他人透露。您的意见供我单位办理时参考。",
        "What is told here is for your opinion only and is not to be passed on. Your opinion informs our own.",
    )
