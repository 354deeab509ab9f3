"""Reading why matters arose: what waits to be coded, what the codings say, and how far two readers agree."""
