"""The lists: what the law wants next, every matter one may know of, and search."""
