"""Looking at offices: the page that leads to supervision, screening, inspection and the figures, and what is asked of one's own unit."""
