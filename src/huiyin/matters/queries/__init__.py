"""What is read from many case files, always beginning at the gate's visible rows."""
