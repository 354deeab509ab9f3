"""Serving: how papers reach the person, what came back, and papers issued anew because of a slip of the pen."""
