"""Public statistics: one release for a span of months, made once, hidden where numbers are small, kept in files."""
