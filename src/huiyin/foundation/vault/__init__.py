"""Field encryption with a rotating key file, and keyed hashes for comparing without revealing."""
