"""Supervisions as they are read: the list for those who supervise, one of them, those of a matter, what a unit has to answer."""
