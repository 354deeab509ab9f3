"""Writing that runs down the page: each column cut into its characters, which are laid in a row, as the models read."""

from __future__ import annotations

import cv2
import numpy as np

SIDE = 48  # dots of a character, the height at which the models read a line
TALLEST = 1.15  # of a column's width that one character takes at most; pieces within it are of one character
INKED = 2.0  # mean darkness of a row of dots that holds ink, of 255


def in_row(column: np.ndarray, quarters: int = 0) -> np.ndarray:
    """The characters of a column, from the top, beside one another, each turned by quarters against the clock."""
    grey = cv2.cvtColor(column, cv2.COLOR_BGR2GRAY)
    _level, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    cells = _cells(ink.mean(axis=1) > INKED, _wide(ink))
    if not cells:
        return column
    paper = np.median(column.reshape(-1, 3), axis=0)
    squares = [_square(column[top:bottom], paper) for top, bottom in cells]
    return np.hstack([np.rot90(one, quarters) for one in squares])


def _wide(ink: np.ndarray) -> int:
    """How wide the writing is, which is how tall a character may be."""
    across = np.flatnonzero(ink.mean(axis=0) > INKED)
    return int(across[-1] - across[0] + 1) if len(across) else ink.shape[1]


def _cells(inked: np.ndarray, wide: int) -> list[tuple[int, int]]:
    """From where to where each character goes: runs of ink, with those put together that make one character."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inked.astype(np.int8), [0]])))
    cells: list[tuple[int, int]] = []
    for top, bottom in edges.reshape(-1, 2).tolist():
        if cells and bottom - cells[-1][0] <= TALLEST * wide:
            cells[-1] = (cells[-1][0], bottom)
        else:
            cells.append((top, bottom))
    return cells


def _square(cell: np.ndarray, paper: np.ndarray) -> np.ndarray:
    """One character in the middle of a square of paper."""
    high, wide = cell.shape[:2]
    side = max(high, wide)
    square = np.empty((side, side, 3), dtype=np.uint8)
    square[:] = paper
    top, left = (side - high) // 2, (side - wide) // 2
    square[top : top + high, left : left + wide] = cell
    return cv2.resize(square, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
