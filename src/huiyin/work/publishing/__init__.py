"""Publishing: an answered matter as everybody may read it, where its person agreed, and taking it back."""
