"""Leaders' receptions: the calendar that stands outside matters, the line of those who booked, and who may not receive."""
