"""Causes behind many matters: what may be one, the files there are, one file, a new one."""
