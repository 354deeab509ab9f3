"""The command line: what it loads, what it refuses, what it keeps running."""
