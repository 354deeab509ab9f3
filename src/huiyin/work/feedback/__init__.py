"""What the person says of how they were served."""
