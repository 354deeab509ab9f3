"""Lets `python -m huiyin.interfaces.console` be the same as `huiyin`, for processes that start another."""

from huiyin.interfaces.console import main

main(prog_name="huiyin")
