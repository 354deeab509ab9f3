"""Texts about people who are made up, with every place that must not be overlooked: one set to tune on, two to judge by."""
