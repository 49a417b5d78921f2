"""What repo2docker makes of binder/, and the same steps replayed without Docker."""

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

COURSE = Path(__file__).parents[2]
PYTHON = "3.11"

SEEDED = {
    "ipykernel",
    "ipywidgets",
    "jupyter-resource-usage",
    "jupyter_client",
    "jupyter_core",
    "jupyter_server",
    "jupyterhub-base",
    "jupyterlab",
    "notebook",
    "tornado",
    "traitlets",
}
"""What of repo2docker's own environment the course's packages meet."""

APT = "apt-get install --yes --no-install-recommends"

HEAVY = ".git", ".venv", "docs", "__pycache__", ".pytest_cache", ".ruff_cache"


class Step(NamedTuple):
    """One command of the image's making."""

    user: str
    command: str


class Image(NamedTuple):
    """What repo2docker would build."""

    pack: str
    python: str
    dockerfile: str
    pins: dict[str, str]
    """Packages of the base environment, by name."""

    @property
    def steps(self):
        """All commands in order, each on one line."""
        user, found = "root", []
        for line in re.sub(r"\\\n\s*", " ", self.dockerfile).splitlines():
            word, _, rest = line.partition(" ")
            if word == "USER":
                user = rest.strip()
            elif word == "RUN":
                found.append(Step(user, rest.strip()))
        return found


class Replayed(NamedTuple):
    """The course as it lies in the image's home folder, and its environment."""

    home: Path
    prefix: Path
    settings: dict[str, str]

    def run(self, *command):
        """Run one command as in the image; return what it printed."""
        done = subprocess.run(
            command,
            cwd=self.home,
            env=self.settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, f"{command} failed:\n{done.stdout[-3000:]}"
        return done.stdout


def render(folder=COURSE):
    """Return the image of the course that lies in `folder`."""
    from repo2docker import buildpacks
    from repo2docker.app import Repo2Docker
    from repo2docker.utils import chdir

    app = Repo2Docker()
    app.platform = "linux/amd64"
    with chdir(str(folder)):  # repo2docker looks around wherever it is
        packs = (kind(base_image=app.base_image) for kind in app.buildpacks)
        pack = next(pack for pack in packs if pack.detect())
        pack.platform = app.platform
        text = pack.render({"NB_USER": "jovyan", "NB_UID": "1000"})
        files = pack.get_build_script_files()
        python = pack.python_version
    lock = next(name for name in files if name.endswith(".lock"))
    pinned = (Path(buildpacks.__file__).parent / lock).read_text()
    url = re.compile(r"/([\w.-]+)-(\d[^-/]*)-[^-/]*\.(?:conda|tar\.bz2)")
    return Image(type(pack).__name__, python, text, dict(url.findall(pinned)))


def faults(folder=COURSE):
    """Say what in binder/ would keep the image from being built, or from starting."""
    found, image = [], render(folder)
    if image.pack != "PythonBuildPack":
        found.append(f"another build pack takes over: {image.pack}")
    if image.python != PYTHON:
        found.append(f"the image would have Python {image.python}")
    commands = [step.command for step in image.steps]
    if not any(f"{APT} espeak-ng &&" in command for command in commands):
        found.append("the image would not install just the packages of apt.txt")
    lines = (folder / "binder" / "requirements.txt").read_text().splitlines()
    if any(line.startswith("-") for line in lines):
        found.append("requirements.txt must be flat, else every commit installs anew")
    for name in ("postBuild", "start"):
        script = (folder / "binder" / name).read_bytes()
        if b"\r" in script:
            found.append(f"{name} has Windows line ends")
        if not script.startswith(b"#!/bin/bash\n"):
            found.append(f"{name} does not say what runs it")
    if not (folder / "binder" / "start").read_text().endswith('\nexec "$@"\n'):
        found.append("start does not become the server")
    return found


def replay(folder):
    """Make the image's environment below `folder`, by the image's own steps."""
    image = render()
    home, prefix = folder / "home", folder / "environment"
    shutil.copytree(COURSE, home, ignore=shutil.ignore_patterns(*HEAVY, "*.egg-info"))
    settings = {
        **{name: text for name, text in os.environ.items() if name.startswith("PIP_")},
        "HOME": str(home),
        "REPO_DIR": str(home),
        "KERNEL_PYTHON_PREFIX": str(prefix),
        "NB_PYTHON_PREFIX": str(prefix),
        "PATH": f"{prefix}/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "SHELL": "/bin/bash",
        "MEM_LIMIT": str(2 * 1024**3),  # as mybinder.org says it
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    replayed = Replayed(home, prefix, settings)
    subprocess.run([sys.executable, "-m", "venv", str(prefix)], check=True)
    known = {name.removesuffix("-base"): image.pins[name] for name in SEEDED}
    seeds = [f"{name}=={version}" for name, version in known.items()]
    replayed.run(f"{prefix}/bin/pip", "install", "--quiet", *seeds)
    for step in image.steps:
        if "bin/pip install" in step.command or "binder/" in step.command:
            replayed.run("bash", "-c", step.command)
    return replayed


@contextmanager
def serve(replayed):
    """Start the server as the image does: through binder/start."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    command = [
        *[str(replayed.home / "binder" / "start"), "jupyter", "lab", "--no-browser"],
        *[
            "--ip=127.0.0.1",
            f"--port={port}",
            "--allow-root",
            "--expose-app-in-browser",
        ],
        f"--IdentityProvider.token={token}",
    ]
    log = (replayed.home / "server.log").open("w+")
    server = subprocess.Popen(
        command, cwd=replayed.home, env=replayed.settings, stdout=log, stderr=log
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(server, url, log)
        yield server, url, token
    finally:
        server.terminate()
        server.wait()
        log.close()


def ask(url, token):
    """Return what the server says, as JSON."""
    headers = {"Authorization": f"token {token}"}
    request = urllib.request.Request(url, headers=headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def _wait(server, url, log, seconds=120):
    for _ in range(seconds * 4):
        if server.poll() is not None:
            log.seek(0)
            raise RuntimeError(f"the server ended:\n{log.read()}")
        try:
            urllib.request.urlopen(f"{url}/api", timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
    raise RuntimeError("the server did not answer in time")
