"""What the program suggests beside a field: a person takes it, takes another, or takes none."""
