"""The right to a review as the person sees it, and the reviews that everybody may read."""
