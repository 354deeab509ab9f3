"""When something happens in a story: so many working days before or after the day a county is built, or minutes before now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from huiyin.domain.law.calendar import Calendar
from huiyin.interfaces.console.county import office_hours

ONE_DAY, LEAST = timedelta(days=1), timedelta(seconds=41)


@dataclass(frozen=True, slots=True)
class Moments:
    """Reads the times of a story; `now` is the moment the county is built, on whose day nothing but what runs now happens."""

    calendar: Calendar
    now: datetime

    @property
    def today(self) -> date:
        """The day on the county's own clock."""
        return self.now.astimezone(office_hours.HERE).date()

    def day(self, offset: int) -> date:
        """The working day that lies so many before (negative) or after today; today itself is 0, worked or not."""
        step, day, left = (ONE_DAY if offset > 0 else -ONE_DAY), self.today, abs(offset)
        while left:
            day += step
            left -= self.calendar.kind(day).works
        return day

    def step(self, row: Mapping[str, Any], before: datetime | None) -> datetime:
        """When a step is done: `now` minutes before now, `after` minutes after the step before, or at a time of a day."""
        if "now" in row:
            return self.now - timedelta(minutes=row["now"])
        if "after" in row:
            assert before is not None
            return before + timedelta(minutes=row["after"])
        moment = office_hours.at(self.day(row["wd"]), time.fromisoformat(row["at"]))
        return moment if before is None else max(moment, before + LEAST)

    def read(self, value: Any) -> Any:
        """A value of a step: {wd: n} is a day, {wd: n, at: "09:30"} a moment, {past: n} so many minutes before now."""
        if isinstance(value, dict):
            if value.keys() <= {"wd", "at"}:
                day = self.day(value["wd"])
                return office_hours.at(day, time.fromisoformat(value["at"])) if "at" in value else day
            return {name: self.read(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self.read(one) for one in value]
        return value
