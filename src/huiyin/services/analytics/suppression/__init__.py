"""What a public table hides so that nobody is found in a small number, and the proof that sums do not give it back."""
