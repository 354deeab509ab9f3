"""What goes out of the house: papers to be served and to be printed."""
