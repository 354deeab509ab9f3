"""The acts of this room at the desk, one row an act."""

from huiyin.interfaces.desk.forms.rows import Row

ROWS: dict[str, Row] = {}
