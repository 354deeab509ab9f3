"""Joint matters: who signed, who speaks for them, who sees it otherwise."""
