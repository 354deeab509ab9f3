"""What the rooms that look at offices share: whom an office may ask, words without people, what the archive teaches."""
