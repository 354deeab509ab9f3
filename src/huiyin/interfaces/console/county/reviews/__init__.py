"""What some of the county's people do after the answer: ask for review, ask for reopening; and the same matter of two."""
