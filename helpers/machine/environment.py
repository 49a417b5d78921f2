"""A virtual environment of Python, made as the course's installation makes it."""

import os
import tempfile
import venv
from pathlib import Path


def makes_environment() -> bool:
    """Make an empty environment in a temporary folder; say whether it can be activated.

    Examples
    --------
    >>> makes_environment()
    True
    """
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=False, symlinks=os.name != "nt")
        return any(
            (Path(folder) / scripts / "activate").is_file()
            for scripts in ("bin", "Scripts")
        )
