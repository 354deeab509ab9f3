"""The forms of the board, each for one act; the same form takes what a page sends and what the board's script sends."""
