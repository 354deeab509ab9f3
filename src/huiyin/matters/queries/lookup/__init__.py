"""What a search is narrowed to, the numbers it may mean, and what is shown of what was found."""
