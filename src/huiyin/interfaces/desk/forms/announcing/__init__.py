"""Forms of announced visits: taken at the window or by telephone, answered, moved, called off, stated on."""
