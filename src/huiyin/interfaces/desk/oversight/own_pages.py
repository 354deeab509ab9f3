"""Where an office's own file is read: each kind has a page of its own in place of the page of a matter."""

# stage of the file -> the address, by name, that shows it; it takes the file's id
OWN_PAGES: dict[str, str] = {
    "systemic": "desk:systemic_file",
    "systemic_solved": "desk:systemic_file",
    "screening": "desk:screening",
    "screening_closed": "desk:screening",
    "decision_check": "desk:decision",
    "decision_checked": "desk:decision",
    "decision_ended": "desk:decision",
    "inspection": "desk:inspection",
    "inspection_held": "desk:inspection",
    "inspection_ended": "desk:inspection",
    "accountability": "desk:proposal_file",
}


def page_of(stage: str) -> str:
    """The name of the address that shows an own file at this stage; empty where it has none."""
    return OWN_PAGES.get(stage, "")
