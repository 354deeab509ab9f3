"""Ladders of duties in a matter: which unit each rung falls to, when it is due, what follows when it is met or missed."""
