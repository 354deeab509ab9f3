"""The pages of the person with a matter."""
