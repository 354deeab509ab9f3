"""Which unit is competent for what: the rules in force, a dry run of a change, and the change."""
