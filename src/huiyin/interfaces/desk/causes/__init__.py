"""Why matters arise: what waits to be coded, what the codings say, and how far two readers agree."""
