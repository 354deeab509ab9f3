"""One act done for many matters, one transaction for each: asked for, worked off, stopped, looked at."""
