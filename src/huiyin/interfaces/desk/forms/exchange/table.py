"""The acts of this room at the desk, one row an act."""

from huiyin.foundation.people.permissions import ROUTE
from huiyin.interfaces.desk.forms.exchange.handing_over import HandOverForm
from huiyin.interfaces.desk.forms.rows import Row

ROWS: dict[str, Row] = {"hand_over": Row(HandOverForm, ROUTE, "file-export", group="routing")}
