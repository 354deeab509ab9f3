"""Time: told in time, answered in time, how long each step took, and whose time nobody is charged with."""
