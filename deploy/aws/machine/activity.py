"""Tell the machine when somebody last used a kernel.

An extension of the Jupyter server: every few seconds it gives the file
`COURSE_ACTIVITY` the time of the newest activity of any kernel. An open tab asks the
server for news all day long; that is no activity. idle_stop.py reads the file.
"""

import os
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from tornado.ioloop import PeriodicCallback

MILLISECONDS = 5_000


def newest_use(kernels: Iterable[dict], now: float) -> float | None:
    """Return when a kernel was last active, in seconds since 1970; None without any.

    Examples
    --------
    >>> resting = {"execution_state": "idle", "last_activity": "1970-01-01T00:01:00Z"}
    >>> newest_use([resting], now=200.0)
    60.0
    >>> newest_use([resting, {**resting, "execution_state": "busy"}], now=200.0)
    200.0
    """
    times = [now if _works(kernel) else _last(kernel) for kernel in kernels]
    return max(times, default=None)


def _works(kernel: dict) -> bool:
    return kernel["execution_state"] not in ("idle", "dead")


def _last(kernel: dict) -> float:
    return datetime.fromisoformat(kernel["last_activity"]).timestamp()


def note(kernels: Iterable[dict], file: Path) -> None:
    """Give `file` the time of the newest use, if there was any."""
    newest = newest_use(kernels, time.time())
    if newest is not None:
        file.touch()
        os.utime(file, (newest, newest))


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "activity"}]


def _load_jupyter_server_extension(app) -> None:
    file = Path(os.environ["COURSE_ACTIVITY"])

    def look() -> None:
        note(app.kernel_manager.list_kernels(), file)

    watch = PeriodicCallback(look, MILLISECONDS)
    app.io_loop.add_callback(watch.start)
