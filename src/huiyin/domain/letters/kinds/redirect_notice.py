"""导入法定途径告知书: the matter belongs to another legal procedure; which, where, and what to mind there."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph, Role
from huiyin.domain.letters.phrases import Kind, asking, basis, closing, led, names, received

KIND = Kind(
    "redirect_notice",
    "信访事项导入法定途径办理告知书",
    "Notice of Another Legal Path",
    required=names("petitioner matter received_on legal_path right_door redirect_reason seal_unit date"),
    optional=names("path_limit path_materials received_from contact query_code query_hint legal_basis"),
)


def write(c: Contents) -> list[Block]:
    """The path's own time limit (``path_limit``) is printed where known: it is easily missed by waiting here."""
    return [
        Paragraph(received(c)),
        Paragraph(_path(c)),
        *led(c, "redirect_reason", "理由：", "Reason: "),
        *basis(c),
        *led(c, "right_door", "受理机关和办理方式：", "Organ: ", Role.REMEDY),
        *led(c, "path_limit", "该途径的期限：", "Time limit of that path: ", Role.REMEDY),
        *led(c, "path_materials", "需要准备的材料：", "What to bring: ", Role.REMEDY),
        *asking(c),
        closing(c),
    ]


def _path(c: Contents) -> str:
    path = c.text("legal_path")
    return c.say(
        f"经审查，该事项依法应当通过{path}途径办理，不适用信访程序作出处理意见。",
        f"We examined it: by law it is to be dealt with by way of {path}, not by a petition opinion.",
    )
