"""A real JupyterHub behind its real proxy, on this machine alone.

    pip install -r tests/requirements.txt && npm ci --prefix deploy/hub/proxy

It logs people in as the hub of a class does (tljh/config.yaml). Servers run as the user
who starts it: it is for measuring and for tests, not for a class.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.hub.learner import Hub

HERE = Path(__file__).parent
COURSE = HERE.parents[1]
PROXY = HERE / "proxy" / "node_modules" / ".bin" / "configurable-http-proxy"


def missing(lesson: str, proxy: Path = PROXY) -> str | None:
    """Return what must be done before a hub can show `lesson`, or None."""
    if not (COURSE / "lessons" / lesson).exists():
        return f"There is no lesson {lesson} in {COURSE / 'lessons'}"
    if not proxy.exists():
        return "Run first: npm ci --prefix deploy/hub/proxy"
    return None


def publish(folder: Path, *lessons: str) -> str:
    """Make a repository of these lessons below `folder`; return its address."""
    published = folder / "published"
    (published / "lessons").mkdir(parents=True)
    for lesson in lessons:
        shutil.copy(COURSE / "lessons" / lesson, published / "lessons")
    somebody = ["-c", "user.name=teacher", "-c", "user.email=teacher@example.org"]
    for command in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        [*somebody, "commit", "--quiet", "--message", "Publish"],
    ):
        subprocess.run(["git", *command], cwd=published, check=True)
    return published.as_uri()


@contextmanager
def serve(folder: Path, proxy: Path = PROXY) -> Iterator[Hub]:
    """Start hub and proxy with everything they keep below `folder`."""
    if not proxy.exists():
        raise FileNotFoundError("run first: npm ci --prefix deploy/hub/proxy")
    public, own, control = _free_ports(3)
    token = secrets.token_hex(32)
    settings = {
        "COURSE_HUB_FOLDER": str(folder),
        "COURSE_HUB_PORTS": f"{public} {own} {control}",
        "COURSE_HUB_PROXY": str(proxy),
        "COURSE_HUB_TOKEN": token,
        "CONFIGPROXY_AUTH_TOKEN": secrets.token_hex(32),
        "NODE_ENV": "production",
    }
    command = [sys.executable, "-m", "jupyterhub"]
    with open(folder / "hub.log", "w+") as log:
        process = subprocess.Popen(
            [*command, "--config", str(HERE / "local_hub_config.py")],
            **{"cwd": folder, "env": {**os.environ, **settings}},
            **{"stdout": log, "stderr": log},
        )
        try:
            url = f"http://127.0.0.1:{public}"
            _wait_until_up(process, url, folder / "hub.log")
            yield Hub(url, token)
        finally:
            process.terminate()
            process.wait()


def _free_ports(number: int) -> list[int]:
    """Return ports that nobody listens on, all different."""
    probes = [socket.socket() for _ in range(number)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _wait_until_up(
    process: subprocess.Popen, url: str, log: Path, seconds: float = 120
) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/hub/api/", timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"the hub did not start:\n{log.read_text()[-4000:]}")
