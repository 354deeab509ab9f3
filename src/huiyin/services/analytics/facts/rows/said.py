"""What a fact may hold."""

from datetime import date

Value = int | str | bool | date | None
Said = dict[str, Value]
