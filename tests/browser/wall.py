"""No way out: a wall around this machine, for servers, kernels and pages."""

import os
from urllib.parse import urlsplit

HERE = ("127.0.0.1", "localhost")

SITE = """\
import os, sys

EVENTS = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0}
HERE = (None, "", "127.0.0.1", "localhost", "::1", "0.0.0.0")


def guard(event, arguments):
    if event not in EVENTS:
        return
    place = arguments[EVENTS[event]]
    host = place[0] if isinstance(place, tuple) else place
    if host in HERE or event != "socket.getaddrinfo" and isinstance(place, str | bytes):
        return
    with open(os.environ["COURSE_WALL"], "a") as log:
        log.write(f"{event} {place}\\n")
    raise OSError(f"the network is walled off: {event} {place}")


sys.addaudithook(guard)
"""
"""What Python runs as it starts: ends each way out, and writes it down.

Sockets of this machine's file system are named by a text, all others by a tuple.
"""


def build(folder):
    """Build the wall in `folder`; return its log, and settings of servers behind it."""
    (folder / "sitecustomize.py").write_text(SITE)
    log = folder / "tried"
    log.touch()
    path = os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))
    return log, {"PYTHONPATH": path, "COURSE_WALL": str(log)}


def around(context):
    """Let pages of `context` reach this machine alone; return what they tried."""
    tried = []

    def judge(route):
        if urlsplit(route.request.url).hostname in HERE:
            route.continue_()
        else:
            tried.append(route.request.url)
            route.abort()

    context.route(lambda url: url.startswith(("http", "ws")), judge)
    return tried
