"""What learning rests on: weights for all labels at once, and confidences that come true."""
