"""Forms of the desk: they take what was typed, call one act, and put its answer beside the fields."""
