"""Run lessons in every setting that may change a figure, and compare their outputs.

    python tests/reproduce.py                      all lessons, about half an hour
    python tests/reproduce.py lessons/05*.ipynb    some

A setting is TensorFlow's arithmetic, with oneDNN or without, and the number of threads.
Sums are rounded in another order in each; what a lesson prints must stay the same, but
for the digits behind the sign ≈.
"""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]
THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "TF_NUM_INTRAOP_THREADS",
    "TF_NUM_INTEROP_THREADS",
)


def setting(onednn, threads):
    """Return what the environment says of TensorFlow's arithmetic and of threads."""
    return {"TF_ENABLE_ONEDNN_OPTS": str(onednn)} | dict.fromkeys(THREADS, str(threads))


SETTINGS = [setting(*pair) for pair in product((0, 1), (1, 2))]


def compare(lesson, settings):
    """Run a lesson in these settings and compare what it prints with what is kept."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    return subprocess.run(
        [*command, os.path.relpath(lesson, ROOT)],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
    )


def main(lessons):
    """Say of each lesson in each setting if it is the same; count those that differ."""
    differing = 0
    for lesson, settings in product(lessons, SETTINGS):
        start = perf_counter()
        run = compare(lesson, settings)
        told = f"oneDNN {settings['TF_ENABLE_ONEDNN_OPTS']}, "
        told += f"threads {settings['OMP_NUM_THREADS']}"
        verdict = "differs" if run.returncode else "the same"
        print(f"{lesson.name}, {told}: {verdict}, {perf_counter() - start:.0f} s")
        if run.returncode:
            differing += 1
            print(run.stdout, flush=True)
    return differing


if __name__ == "__main__":
    chosen = [Path(name).resolve() for name in sys.argv[1:]]
    chosen = chosen or sorted((ROOT / "lessons").glob("*.ipynb"))
    raise SystemExit(bool(main(chosen)))
