"""What the person may do with a matter of theirs: add to it, withdraw it, rate how it was handled."""
