"""Lets `python -m huiyin.interfaces.console` be the same as `huiyin`, for processes that start another."""

from huiyin.interfaces.console import main

if __name__ == "__main__":  # the server's processes are spawned and import this module again
    main(prog_name="huiyin")
