"""Packages that are imported without a word."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet(package: str) -> Iterator[None]:
    """Let a package log nothing below an error, for the time of its import."""
    log = logging.getLogger(package)
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)
