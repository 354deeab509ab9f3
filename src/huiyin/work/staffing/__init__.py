"""Who works on a matter inside a unit, and who carries on when a unit is no more."""
