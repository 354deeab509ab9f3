"""A matter on its way from one installation to another: packed, opened, and its receipt."""
