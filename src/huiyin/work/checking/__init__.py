"""Asking again whether closed matters were really solved."""
