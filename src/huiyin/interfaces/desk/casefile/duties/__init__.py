"""A visit and its duties on the timeline of the desk."""
