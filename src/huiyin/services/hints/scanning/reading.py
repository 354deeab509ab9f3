"""One picture read with the models of `rapidocr`: how it lies, where its lines are, what they say."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from PIL import Image
from rapidocr import RapidOCR

from huiyin.domain.reading.scanning.seen import Line, Page
from huiyin.domain.reading.scanning.turning import lies_on_side, upside_down
from huiyin.services.hints.scanning.columns import in_row

LOOKED_AT = 1_280  # dots of the longer side in which lines are looked for; they are read in the full size
TRIED = 4  # lines by which it is told whether a page stands on its head
READS = (
    0.9  # certainty from which they are taken to read as they are, and need not be tried the other way round
)
STANDS = 0.8  # certainty from which characters cut from a column are taken to stand upright
MOST_THREADS = 4  # and never more than half of the processors: people wait for the others
CLEAREST = (
    0.35  # a line read with less certainty than this is no writing: a pattern, a shadow, the edge of a table
)
Box = np.ndarray  # four corners, from the upper left with the clock


class Reader:
    """The models, loaded once."""

    def __init__(self) -> None:
        threads = max(1, min(MOST_THREADS, (os.cpu_count() or 2) // 2))
        given = {"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": threads}
        self._ocr: Any = RapidOCR(params=given)
        self._ocr.return_word_box = True

    def read(self, picture: Image.Image) -> Page:
        """What stands on the picture."""
        image = np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])
        boxes = self._boxes(image)
        if not boxes:
            return Page(0, image.shape[0] / image.shape[1], ())
        if not lies_on_side([_size(box) for box in boxes]):
            return self._read(image, boxes, 0)
        if self._stands(image, boxes):
            return self._columns(image, boxes)
        return self._read(*_turned(image, boxes, 3), 3)

    def _read(self, image: np.ndarray, boxes: list[Box], quarters: int) -> Page:
        """Lines that run across the picture as it is now turned, or upside down."""
        crops = [_cut(image, box) for box in boxes]
        if self._on_its_head(boxes, crops):
            quarters += 2
            image, boxes = _turned(image, boxes, 2)
            crops = [_cut(image, box) for box in boxes]
        return self._page(image, boxes, crops, quarters % 4)

    def _stands(self, image: np.ndarray, boxes: list[Box]) -> bool:
        """Whether lines that run down the picture are made of upright characters, as old letters are written.

        The models read a character upright and lying against the clock, and no other way. So one that stands is read as
        it is and turned against the clock; one that lies against the clock as it is and turned with the clock.
        """
        longest = sorted(boxes, key=lambda box: -_size(box)[1])[:TRIED]
        columns = [_cut(image, box) for box in longest]
        read = self._texts([in_row(one, turned) for turned in (0, 1, 3) for one in columns])
        sure = [_mean(each) for _, each in read]
        n = len(columns)
        as_it_is, against, with_clock = _mean(sure[:n]), _mean(sure[n : 2 * n]), _mean(sure[2 * n :])
        return as_it_is >= STANDS and against > with_clock

    def _columns(self, image: np.ndarray, boxes: list[Box]) -> Page:
        """Lines that run down the picture, from right to left; the models read them lying."""
        page = self._page(image, boxes, [np.rot90(_cut(image, box)) for box in boxes], 0)
        return replace(page, columns=True)

    def _page(self, image: np.ndarray, boxes: list[Box], crops: list[np.ndarray], quarters: int) -> Page:
        high, wide = image.shape[:2]
        lines = [
            Line(_in_widths(box, wide), text, tuple(round(one, 3) for one in sure))
            for box, (text, sure) in zip(boxes, self._texts(crops), strict=True)
        ]
        kept = [one for one in lines if one.text.strip() and one.certainty >= CLEAREST]
        return Page(quarters, round(high / wide, 4), tuple(map(_trimmed, kept)))

    def _boxes(self, image: np.ndarray) -> list[Box]:
        """The lines of the picture, looked for in a smaller one."""
        high, wide = image.shape[:2]
        by = min(1.0, LOOKED_AT / max(high, wide))
        small = cv2.resize(
            image, (max(32, round(wide * by)), max(32, round(high * by))), interpolation=cv2.INTER_AREA
        )
        if small.shape[0] < 64 or small.shape[1] < 64:
            small = cv2.copyMakeBorder(small, 0, 64, 0, 64, cv2.BORDER_REPLICATE)
        found = self._ocr._load_det_model()(small)
        if found.boxes is None:
            return []
        back = np.array(
            [wide / max(32, round(wide * by)), high / max(32, round(high * by))], dtype=np.float32
        )
        return [np.asarray(box, dtype=np.float32) * back for box in found.boxes]

    def _on_its_head(self, boxes: list[Box], crops: list[np.ndarray]) -> bool:
        longest = sorted(range(len(boxes)), key=lambda n: -_size(boxes[n])[0])[:TRIED]
        tried = [crops[n] for n in longest]
        sure = [_mean(one) for _, one in self._texts(tried)]
        if min(sure) >= READS:
            return False
        about = [cv2.rotate(one, cv2.ROTATE_180) for one in tried]
        return upside_down(sure, [_mean(one) for _, one in self._texts(about)])

    def _texts(self, crops: Sequence[np.ndarray]) -> list[tuple[str, list[float]]]:
        found = self._ocr.recognize_txt(list(crops))
        return [
            (text, list(words.confs) if words is not None else [])
            for text, words in zip(found.txts, found.word_results, strict=True)
        ]


def _mean(sure: Sequence[float]) -> float:
    return float(np.mean(sure)) if len(sure) else 0.0


def _size(box: Box) -> tuple[float, float]:
    wide = (np.linalg.norm(box[1] - box[0]) + np.linalg.norm(box[2] - box[3])) / 2
    high = (np.linalg.norm(box[3] - box[0]) + np.linalg.norm(box[2] - box[1])) / 2
    return float(wide), float(high)


def _turned(image: np.ndarray, boxes: list[Box], quarters: int) -> tuple[np.ndarray, list[Box]]:
    """The picture and its lines turned by quarters against the clock."""
    for _ in range(quarters % 4):
        wide = image.shape[1]
        image = np.ascontiguousarray(np.rot90(image))
        # what was at the right is now at the top; the corner that was upper right is now the upper left
        boxes = [np.stack([box[[1, 2, 3, 0], 1], wide - box[[1, 2, 3, 0], 0]], axis=1) for box in boxes]
    return image, boxes


def _cut(image: np.ndarray, box: Box) -> np.ndarray:
    """The line by itself, level."""
    wide, high = (max(1, round(one)) for one in _size(box))
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    way = cv2.getPerspectiveTransform(box.astype(np.float32), flat)
    return cv2.warpPerspective(
        image, way, (wide, high), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC
    )


def _in_widths(box: Box, wide: int) -> Any:
    return tuple((round(float(x) / wide, 4), round(float(y) / wide, 4)) for x, y in box)


def _trimmed(line: Line) -> Line:
    """Without spaces at its ends."""
    begin = len(line.text) - len(line.text.lstrip())
    end = len(line.text.rstrip())
    return Line(line.corners, line.text[begin:end], line.certainties[begin:end])
