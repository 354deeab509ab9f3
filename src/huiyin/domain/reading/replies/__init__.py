"""Checking an answer before it is sent: what a reader of it would miss, stumble over or be harmed by, each with its place."""
