"""The page on which matters are looked for: words, what they are narrowed to, and help where nothing was found."""
