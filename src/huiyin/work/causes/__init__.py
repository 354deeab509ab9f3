"""Why matters arise: coding, second coding and its draw, and problems that lie behind many matters."""
