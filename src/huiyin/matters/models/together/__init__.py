"""The tables of people who come together: who signed, who speaks, visits with their duties and minutes, receptions."""
