"""Telling people and offices what happened and what is due."""
