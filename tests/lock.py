"""Make the lock files anew from pyproject.toml.

    pip install uv && python tests/lock.py

requirements.txt and tests/requirements.txt pin every package for Linux, macOS and
Windows and for Python 3.11 to 3.13; binder/requirements.txt holds the pins that apply
to mybinder.org, which is Linux with the Python of binder/runtime.txt, and the few that
only its image needs.
"""

import subprocess
import sys
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]

COMPILE = [
    *[sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade"],
    *["pyproject.toml", "--universal", "--python-version", "3.11"],
    *["--no-annotate", "--no-header", "--no-emit-index-url"],
]

MADE = "# Made from pyproject.toml by tests/lock.py: do not edit.\n"


def compiled(*options):
    """Return the pinned lines that uv resolves."""
    run = subprocess.run(
        [*COMPILE, *options], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return run.stdout


def on_binder(lock):
    """Return the pins of `lock` that apply to Binder, without their markers."""
    python = (ROOT / "binder" / "runtime.txt").read_text().strip().split("-")[1]
    machine = {
        "platform_machine": "x86_64",
        "platform_system": "Linux",
        "python_full_version": f"{python}.9",
        "python_version": python,
        "sys_platform": "linux",
    }
    pins = [Requirement(line) for line in lock.splitlines() if "==" in line]
    return "".join(
        f"{pin.name}{pin.specifier}\n"
        for pin in pins
        if pin.marker is None or pin.marker.evaluate(machine)
    )


def main():
    """Write all lock files."""
    course = compiled()
    (ROOT / "requirements.txt").write_text(f"{MADE}{course}-e .\n")
    everything = compiled("--extra", "test")
    known = set(course.splitlines())
    if not known <= set(everything.splitlines()):
        raise SystemExit("the tests need other versions than the course: see pyproject")
    tests = [line for line in everything.splitlines() if line not in known]
    shown = compiled("--extra", "binder")
    (ROOT / "binder" / "requirements.txt").write_text(MADE + on_binder(shown))
    text = f"{MADE}# Comes on top of requirements.txt.\n" + "\n".join(tests) + "\n"
    (ROOT / "tests" / "requirements.txt").write_text(text)


if __name__ == "__main__":
    main()
