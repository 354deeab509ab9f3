"""What offices are late with, across units: lanes, one list of them all, its ages, and the unit's claim beside the person's word."""
