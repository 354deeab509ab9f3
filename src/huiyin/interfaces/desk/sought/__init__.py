"""What people looked for among the public rules, as far as enough looked for it."""
