"""Texts about people who are made up, with every place that must not be overlooked: two sets, one to tune on and one held out."""
