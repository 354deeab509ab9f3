"""The desk of the late: everything offices are late with, how old it has become, and the unit's claim beside the person's word."""
