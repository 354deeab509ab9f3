"""The fictional county of the demo: its units, its people, its words, and the lives of its matters."""
