"""Joint matters on the portal: joining by a link, sharing it, and a page of one's own for each who signed."""
