"""The figures, kept row by row: a part can be measured again, and a fall costs one."""

import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

COURSE = Path(__file__).parents[2]

FILE = COURSE / "docs" / "measured.json"

PARTS = ("labs", "lessons", "nn")


def read(file=FILE):
    """Return all rows that are kept, by part and by name."""
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    return {part: kept.get(part, {}) for part in ("machine", *PARTS)}


def keep(part, name, row, file=FILE):
    """Keep one row in the place of what was there of that part and name."""
    kept = read(file)
    kept[part][name] = _rounded(row)
    _write(kept, file)


def keep_machine(browser, file=FILE):
    """Keep on what is measured: versions and cores."""
    _write(read(file) | {"machine": machine(browser)}, file)


def machine(browser):
    """Return the versions that matter, and the number of cores."""
    tensorflow = next(filter(_installed, ("tensorflow-cpu", "tensorflow")))
    return {
        "Python": platform.python_version(),
        "JupyterLab": version("jupyterlab"),
        "Chromium": browser,
        "TensorFlow": version(tensorflow),
        "Keras": version("keras"),
        "NumPy": version("numpy"),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
    }


def _installed(package):
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _rounded(row):
    return {k: round(v, 2) if isinstance(v, float) else v for k, v in row.items()}


def _write(kept, file):
    """Write beside and move into place: who stops in between loses nothing."""
    beside = file.with_suffix(".part")
    text = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)
