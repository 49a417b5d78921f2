"""Try the course with the newest version of everything it needs.

    pip install uv && python tests/newest.py            within the ranges of pyproject
    python tests/newest.py --beyond                     without their upper bounds

The locks are left alone. In an environment of its own, which is thrown away, the quick
tests run and two lessons; versions that differ from the lock are listed.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
from datetime import date
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
TRIED = (
    "tests/nn",
    "tests/labs/test_lab.py",
    "tests/labs/foundations",
    "tests/train/test_fit.py",
    "lessons/00_start_here.ipynb",
    "lessons/05_cnn_tensor_shapes.ipynb",
)
RUNNERS = ("pytest",)
"""Of the packages for tests only what those above need."""


def wanted(beyond):
    """List what to install: the ranges of the course, or their lower bounds alone."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    course = project["project"]["dependencies"]
    tests = project["project"]["optional-dependencies"]["test"]
    lines = [*course, *(line for line in tests if line.startswith(RUNNERS))]
    return [without_upper_bounds(line) for line in lines] if beyond else lines


def without_upper_bounds(line):
    """Take the upper bounds out of one requirement."""
    wish = Requirement(line)
    lower = [str(part) for part in wish.specifier if not part.operator.startswith("<")]
    marker = f"; {wish.marker}" if wish.marker else ""
    return f"{wish.name}{','.join(lower)}{marker}"


def pins(text):
    """Return the version of each package that a list of pins names for this machine."""
    all_pins = [Requirement(line) for line in text.splitlines() if "==" in line]
    return {
        canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
        for pin in all_pins
        if pin.marker is None or pin.marker.evaluate()
    }


def differing(found, locked):
    """Say of each package in both lists which version is new."""
    return [
        f"{name} {locked[name]} → {version}"
        for name, version in sorted(found.items())
        if name in locked and locked[name] != version
    ]


def main(beyond):
    """Install, compare, test; return what the tests returned."""
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder, "venv", "bin", "python")
        uv = [sys.executable, "-m", "uv"]
        subprocess.run([*uv, "venv", "--quiet", python.parents[1]], check=True)
        install = [*uv, "pip", "install", "--quiet", "--python", python, "--upgrade"]
        subprocess.run([*install, *wanted(beyond)], check=True)
        freeze = [*uv, "pip", "freeze", "--python", python]
        found = subprocess.run(freeze, capture_output=True, text=True, check=True)
        locked = pins((ROOT / "requirements.txt").read_text(encoding="utf-8"))
        new = differing(pins(found.stdout), locked)
        print("Newer or older than the lock:", ", ".join(new) or "nothing", flush=True)
        tests = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TRIED]
        here = {**os.environ, "PYTHONPATH": str(ROOT)}
        run = subprocess.run(tests, cwd=ROOT, env=here, capture_output=True, text=True)
    print(run.stdout[-4000:] if run.returncode else "")
    last = run.stdout.strip().splitlines()[-1]
    print(f"{date.today():%Y-%m-%d}, {len(new)} versions differ from the lock: {last}")
    return run.returncode


if __name__ == "__main__":
    raise SystemExit(main("--beyond" in sys.argv[1:]))
