"""Leaders' receptions on the portal: the calendar, booking, the line, and leaders who answer for a case."""
