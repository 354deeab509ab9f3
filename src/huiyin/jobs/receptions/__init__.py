"""What follows in receptions: places given in order, bookings carried over, people reminded, notes of leaders missed."""
