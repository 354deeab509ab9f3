"""The pages of figures: what each says, of which days, divided by what, and the matters behind a cell."""
