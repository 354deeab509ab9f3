"""Huiyin: a grievance system that answers, with its law at the bottom and its dates explained."""

__version__ = "0.1.0"
