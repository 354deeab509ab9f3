"""Forms of the review chain, of reopening and merging."""
