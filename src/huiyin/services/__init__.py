"""What serves the acts from beside: notices, exchange."""
