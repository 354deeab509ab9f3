"""The shared look and safety of all pages."""
