"""Review and second review by the organ above, the formal end of a matter, its reopening, and the same matter brought by several."""
