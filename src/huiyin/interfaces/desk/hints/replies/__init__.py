"""The check of an answer beside its form: remarks with their places, asked for by a button and shown to who signs."""
