"""Attachments: what is taken, what is refused, what is cleaned."""
