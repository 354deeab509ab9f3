"""Leaders' receptions at the desk: the calendar, the list of a day, and what came of it, by leader."""
