"""That an office was pressed in one's matter, in plain words: on what, by which measure, what it answered, what came of it."""
