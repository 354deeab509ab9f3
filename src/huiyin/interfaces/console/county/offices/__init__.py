"""What holds the offices of the county to account, lived like everything else."""
