"""What the answers were worth: reviews, promises, ratings, what came again."""
