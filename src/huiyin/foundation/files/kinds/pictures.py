"""Pictures: opened with bounds on their size, and drawn anew so that nothing hidden rides along."""

from __future__ import annotations

import threading
import warnings
from pathlib import Path
from typing import Any, BinaryIO

from PIL import Image, ImageOps, ImageSequence, JpegImagePlugin

from huiyin.foundation.files.problems import FileRefused

MOST_PIXELS = 52_000_000
"""Pixels of one picture: 8192 x 6144, the largest that ordinary telephones make."""
MOST_MOVING_PIXELS = 25_000_000
"""Pixels of all frames of an animation together."""
MOST_SCANS = 100
"""Passes of a progressive JPEG; more are only met in pictures made to keep a machine busy."""
# Sizes are checked here before anything is decoded; Pillow's own warning would only fill the log.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
_PARALLEL = threading.Semaphore(1)
"""One picture at a time in one process: the largest takes some 400 MB while it is turned."""
_BROKEN = (OSError, SyntaxError, ValueError, IndexError, KeyError, EOFError, OverflowError)


def check(path: Path, kind: str, *, decode: bool = True) -> None:
    """Read the header, and with `decode` every pixel; FileRefused when damaged or too large."""
    with _PARALLEL:
        _open(path, kind).close()
        if not decode:
            return
        with path.open("rb") as stream, _guarded(), Image.open(stream, formats=(kind.upper(),)) as picture:
            for frame in ImageSequence.Iterator(picture):
                frame.load()


def redraw(path: Path, kind: str, target: BinaryIO) -> None:
    """Write the picture to `target` from its pixels alone, upright, without metadata."""
    with _PARALLEL, _open(path, kind) as picture, _guarded():
        if getattr(picture, "n_frames", 1) > 1 and kind != "jpeg":
            _redraw_moving(picture, kind, target)
        else:
            _redraw_still(picture, kind, target)


class _guarded:
    """Turn whatever Pillow raises on bad data into one plain refusal."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Image.DecompressionBombError):
            raise FileRefused("picture_too_large", most=MOST_PIXELS // 1_000_000) from error
        if isinstance(error, _BROKEN):
            raise FileRefused("picture_damaged") from error


def _open(path: Path, kind: str) -> Image.Image:
    """Open a picture by its header and refuse it by its declared size, before decoding."""
    if kind == "jpeg" and path.read_bytes().count(b"\xff\xda") > MOST_SCANS:
        raise FileRefused("picture_too_large", most=MOST_PIXELS // 1_000_000)
    with _guarded():
        picture = Image.open(path, formats=(kind.upper(),))
        pixels = picture.width * picture.height
        frames = getattr(picture, "n_frames", 1) if kind != "jpeg" and pixels <= MOST_PIXELS else 1
    if pixels > MOST_PIXELS:
        picture.close()
        raise FileRefused("picture_too_large", most=MOST_PIXELS // 1_000_000)
    if frames > 1 and pixels * frames > MOST_MOVING_PIXELS:
        picture.close()
        raise FileRefused("animation_too_large")
    return picture


def _redraw_still(picture: Image.Image, kind: str, target: BinaryIO) -> None:
    options: dict[str, Any] = {}
    if kind == "jpeg":
        options = _jpeg_options(picture)
    elif kind == "webp":
        options = {"quality": 90, "method": 4}
    upright = ImageOps.exif_transpose(picture)
    _bare(upright, kind).save(target, format=kind.upper(), **options)


def _jpeg_options(picture: Image.Image) -> dict[str, Any]:
    """Keep the picture's own quality: its tables and its colour sampling."""
    tables = getattr(picture, "quantization", None)
    sampling = JpegImagePlugin.get_sampling(picture) if picture.mode in {"RGB", "YCbCr", "L"} else -1
    options: dict[str, Any] = {"quality": 90}
    if tables and picture.mode in {"RGB", "L"}:
        options = {"qtables": tables}
        if sampling != -1:
            options["subsampling"] = sampling
    return options


def _redraw_moving(picture: Image.Image, kind: str, target: BinaryIO) -> None:
    shown = [(_bare(frame.copy(), kind), frame.info.get("duration", 100)) for frame in _frames(picture)]
    first, *others = [frame for frame, _ in shown]
    first.save(
        target,
        format=kind.upper(),
        save_all=True,
        append_images=others,
        duration=[int(length or 100) for _, length in shown],
        loop=int(picture.info.get("loop", 0) or 0),
    )


def _frames(picture: Image.Image) -> ImageSequence.Iterator:
    return ImageSequence.Iterator(picture)


def _bare(picture: Image.Image, kind: str) -> Image.Image:
    """Return the pixels in a mode the format can hold, with every other piece of data left out."""
    modes = {"jpeg": ("RGB", "L"), "webp": ("RGB", "RGBA"), "gif": ("P", "L", "RGB", "RGBA")}
    allowed = modes.get(kind, ("RGB", "RGBA", "L", "LA", "P", "1", "I;16"))
    clear = picture.info.get("transparency")
    if picture.mode not in allowed:
        see_through = clear is not None or picture.mode in {"LA", "PA", "La", "RGBa", "RGBA"}
        picture = picture.convert("RGBA" if see_through and "RGBA" in allowed else "RGB")
        clear = None
    picture.info = {} if clear is None else {"transparency": clear}
    return picture
