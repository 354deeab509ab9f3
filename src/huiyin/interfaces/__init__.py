"""The doors of the house: portal, desk and console are strangers to one another and stand on ui."""
