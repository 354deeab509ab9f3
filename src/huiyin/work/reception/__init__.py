"""Leaders' reception: the calendar, bookings, the leader who answers for a case."""
