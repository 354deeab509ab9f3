"""The live board of a visit: opening it, its duties and minutes, signing, the copy, the screen in the hall."""
