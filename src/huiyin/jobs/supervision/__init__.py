"""What time and acts bring for the supervision of offices: lapses are found, and those they concern are told."""
