"""Recurring problems: messages that are about one thing, by its place and its object, named, counted, and never by who wrote them."""
