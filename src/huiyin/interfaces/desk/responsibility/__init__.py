"""The record of responsibility of one matter, at the desk."""
