"""Where matters lay on their way from unit to unit, and what waits for whose answer."""
