"""The shell every page is set in: layout, style, headers, language, refusals and template tags."""
