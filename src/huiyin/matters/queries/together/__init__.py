"""What pages show of joint matters: to the office that keeps the list, to whoever brought it, to each who signed."""
