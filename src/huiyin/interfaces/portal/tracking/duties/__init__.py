"""A visit and its duties, as the person whose matter it is reads of them."""
