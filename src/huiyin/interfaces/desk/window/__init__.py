"""The window: letters, calls and visits are taken in, and the person carries a slip home."""
