"""What runs inside a matter beside its own stages: simplified handling, joint tasks, opinions, investigations, aid, other paths."""
