"""Proposals to change a rule: what one has to answer, what one made, and the answer."""
