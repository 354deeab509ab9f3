"""Screenings at the desk: opened, looked at by whoever leads them, answered by each unit asked."""
