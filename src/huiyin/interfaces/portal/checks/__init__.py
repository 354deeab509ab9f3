"""The person says whether what was closed is solved, where their matter was drawn by lot; and what such acts tell them."""
