"""Where data lies: in the folder data/, checked by sha256, or inside a package."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from helpers._faults import DamagedFileError, MissingFileError

FOLDER = Path(__file__).resolve().parents[2] / "data"


def read_stored(file: str, folder: Path = FOLDER) -> bytes:
    """Read a file of data/ and check it against its sha256 in data/manifest.json.

    Raises
    ------
    MissingFileError
        If the file is not there.
    DamagedFileError
        If its content is not what the manifest says.
    """
    content = read(file, folder)
    wanted = manifest(folder).get(file)
    found = hashlib.sha256(content).hexdigest()
    if found != wanted:
        raise damaged(file, f"its sha256 is {found[:12]}…, not {str(wanted)[:12]}…")
    return content


def read(file: str, folder: Path = FOLDER) -> bytes:
    """Read a file of data/, or say how to get it back."""
    try:
        return (folder / file).read_bytes()
    except FileNotFoundError:
        raise MissingFileError(f"data/{file} is missing: {_restored(file)}") from None
    except OSError as error:
        raise damaged(file, error.strerror) from error


def damaged(file: str, why: str) -> DamagedFileError:
    """Return the error that names a damaged file of data/ and how to restore it."""
    return DamagedFileError(f"data/{file} is damaged: {why}; {_restored(file)}")


def _restored(file: str) -> str:
    return (
        f"restore it with `git checkout -- data/{file}`, or copy it from a new "
        "download of the course"
    )


def manifest(folder: Path = FOLDER) -> dict[str, str]:
    """Return the sha256 of each stored file by its path below data/."""
    file = "manifest.json"
    try:
        found = json.loads(read(file, folder))
    except ValueError as error:
        raise damaged(file, "it is not JSON") from error
    if not isinstance(found, dict):
        raise damaged(file, "it holds no table of files")
    return found


def stored_names(kind: str, folder: Path = FOLDER) -> list[str]:
    """List what there is of a kind, "sweeps" or "networks", without folder and ending.

    >>> "cnn_shapes" in stored_names("sweeps")
    True
    """
    return [Path(f).stem for f in sorted(manifest(folder)) if f.startswith(kind + "/")]


def bundled(package: str, file: str) -> Path:
    """Find a file that came with a package, without the seconds of importing it.

    Raises
    ------
    MissingFileError
        If the package or its file is not there.

    >>> bundled("matplotlib", "mpl-data/sample_data/grace_hopper.jpg").name
    'grace_hopper.jpg'
    """
    spec = find_spec(package)
    path = Path(spec.origin).parent / file if spec and spec.origin else Path(file)
    if not path.is_file():
        raise MissingFileError(f"{file} is missing from {_reinstalled(package)}")
    return path


@contextmanager
def reading(package: str, file: str) -> Iterator[Path]:
    """Lend the path of a bundled file; whatever fails in reading it names the file.

    Raises
    ------
    MissingFileError
        If the package or its file is not there.
    DamagedFileError
        If what is done with the path fails.
    """
    path = bundled(package, file)
    try:
        yield path
    except Exception as error:  # of any kind: so many formats, so many readers
        sentence = f"{file} is damaged in {_reinstalled(package)}"
        raise DamagedFileError(sentence) from error


def _reinstalled(package: str) -> str:
    name = {"sklearn": "scikit-learn"}.get(package, package)
    return f"{name}: restore it with `pip install --force-reinstall --no-deps {name}`"
