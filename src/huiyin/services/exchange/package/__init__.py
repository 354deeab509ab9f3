"""Files that carry a whole matter: checked by hashes, signed, and sealed for one receiver."""
