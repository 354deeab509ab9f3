"""Requests of many pages taken one after the other, where the test's database is one connection that all threads share."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.handlers.wsgi import WSGIHandler

_TURN = threading.RLock()


@contextmanager
def still() -> Iterator[None]:
    """No page is being answered meanwhile: for what a test does itself while pages ask by themselves."""
    with _TURN:
        yield


@pytest.fixture(autouse=True)
def in_turns(monkeypatch) -> None:
    """Pages that refresh themselves would meet inside one another's transactions, which no real server lets them do."""
    answer = WSGIHandler.__call__

    def in_turn(self, environ, start_response):
        with _TURN:
            return answer(self, environ, start_response)

    monkeypatch.setattr(WSGIHandler, "__call__", in_turn)
