"""Two texts held against each other: how alike they are, in what way, and in which passages; never who wrote them."""
