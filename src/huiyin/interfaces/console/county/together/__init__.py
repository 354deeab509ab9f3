"""People who come together in the demo county: joint matters, visits, receptions, told as dated steps and lived through the acts."""
