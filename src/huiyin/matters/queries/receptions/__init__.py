"""Reading receptions: the calendar, the list of a day, one's own bookings, what came of it by leader."""
