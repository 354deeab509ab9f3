"""A store of files in a folder of its own for each test."""

import pytest


@pytest.fixture
def store(tmp_path, settings):
    """Point the store at an empty folder and return it."""
    settings.HUIYIN_DATA = tmp_path
    return tmp_path


@pytest.fixture
def written(tmp_path):
    """Write bytes to a file whose name says nothing and return its path."""

    def write(data: bytes):
        path = tmp_path / "upload"
        path.write_bytes(data)
        return path

    return write
