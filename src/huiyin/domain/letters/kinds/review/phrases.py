"""What the papers of both reviews share: how the request came, what is reviewed, the answers that change, the set time."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.kinds.opinion import claim_answer
from huiyin.domain.letters.paper import Block, Claims, Heading, Paragraph
from huiyin.domain.letters.phrases import body_of, matter, you


def asked(c: Contents, zh: str, en: str) -> Block:
    """The first sentence: who asked for which look at whose opinion, received on which day."""
    day, whose, paper = c.text("asked_on"), c.text("respondent"), c.text("reviewed_paper")
    named = c.say(f"（{paper}）", f" ({paper})") if paper else ""
    said = c.say(
        f"{you(c)}不服{whose}就{matter(c)}作出的意见{named}，申请{zh}，我单位于{day}收到申请。",
        f"You do not accept the opinion of {whose}{named} on {matter(c)} and asked for {en}; we received the request on {day}.",
    )
    return Paragraph(said)


def section(c: Contents, title: tuple[str, str], name: str) -> list[Block]:
    """A content under a heading of its own; nothing where it was not given."""
    lines = body_of(c.lines(name))
    return [Heading(c.say(*title)), *lines] if lines else []


def changed(c: Contents) -> list[Block]:
    """The answers as changed, claim by claim; nothing where none changes."""
    rows = c.rows("changed_claims")
    if not rows:
        return section(c, ("变更后的答复", "The answers as changed"), "changed_claims")
    answers = tuple(claim_answer(no, row) for no, row in enumerate(rows, 1))
    return [Heading(c.say("变更后的答复", "The answers as changed")), Claims(answers)]


def anew(c: Contents) -> list[Block]:
    """That the opinion no longer stands and within which time a new one is given; nothing where it stands."""
    within, whose = c.text("anew_within"), c.text("execution_unit") or c.text("respondent")
    if not within:
        return []
    said = c.say(
        f"{whose}应当在{within}重新作出处理意见，不得以同样的理由作出同样的意见。新的处理意见作出后，{you(c)}仍可以申请复查。",
        f"{whose} gives a new opinion {within}, and not the same one for the same reasons. You may have the new opinion reviewed again.",
    )
    return [Heading(c.say("重新作出处理意见", "A new opinion")), Paragraph(said)]
