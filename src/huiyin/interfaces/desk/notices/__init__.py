"""What the unit was told: notices of the house, read and marked as read."""
