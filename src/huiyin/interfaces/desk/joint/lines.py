"""What an act of a joint matter left behind, as the desk's timeline shows it: numbers, never names."""

from typing import Any

from django.utils.translation import gettext as _


def lines_of_joint(said: dict[str, Any]) -> list[tuple[str, str]]:
    """Who joined or left by number, how many bring the matter now, how many speak."""
    lines = []
    if said.get("joined"):
        lines.append((_("Joined"), str(said["joined"])))
    if "people" in said:
        lines.append((_("People now"), str(said["people"])))
    if "representatives" in said:
        lines.append((_("Who speak for them"), str(said["representatives"])))
    if said.get("closes_on"):
        lines.append((_("Open until"), str(said["closes_on"])))
    if said.get("signer_no"):
        lines.append((_("Signer no."), str(said["signer_no"])))
    if said.get("said"):
        lines.append((_("How they said so"), str(said["said"])))
    if said.get("answer_on"):
        lines.append((_("Answer received on"), str(said["answer_on"])))
    return lines
