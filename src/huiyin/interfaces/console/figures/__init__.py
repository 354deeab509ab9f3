"""The command line of the figures."""
