"""From the files of a pack to ladders, and a place that is quicker than the plan."""
