"""Screenings: units are asked for problems they know of; and decisions are checked before they are made."""
