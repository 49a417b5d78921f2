"""Run what waits (``async def``) beside the browser, which has an event loop open."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def run(coroutine):
    """Return what `coroutine` returns, from an event loop in a thread of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
