"""Where data lies: in the folder data/, checked by sha256, or inside a package."""

import hashlib
import json
from importlib.util import find_spec
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "data"


def read_stored(file: str, folder: Path = FOLDER) -> bytes:
    """Read a file of data/ and check it against its sha256 in data/manifest.json.

    Raises
    ------
    FileNotFoundError
        If the file is not there.
    ValueError
        If its content is not what the manifest says.
    """
    content = read(file, folder)
    wanted = manifest(folder).get(file)
    found = hashlib.sha256(content).hexdigest()
    if found != wanted:
        raise ValueError(
            f"data/{file} is damaged: its sha256 is {found[:12]}…, "
            f"not {str(wanted)[:12]}…; restore it with `git checkout -- data/{file}`"
        )
    return content


def read(file: str, folder: Path = FOLDER) -> bytes:
    """Read a file of data/, or say how to get it back."""
    try:
        return (folder / file).read_bytes()
    except FileNotFoundError:
        raise FileNotFoundError(
            f"data/{file} is missing: restore it with `git checkout -- data/{file}`"
        ) from None


def manifest(folder: Path = FOLDER) -> dict[str, str]:
    """Return the sha256 of each stored file by its path below data/."""
    return json.loads(read("manifest.json", folder))


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
    FileNotFoundError
        If the package or its file is not there.

    >>> bundled("matplotlib", "mpl-data/sample_data/grace_hopper.jpg").name
    'grace_hopper.jpg'
    """
    spec = find_spec(package)
    path = Path(spec.origin).parent / file if spec and spec.origin else Path(file)
    if not path.is_file():
        name = {"sklearn": "scikit-learn"}.get(package, package)
        raise FileNotFoundError(
            f"{file} is missing from {name}: restore it with "
            f"`pip install --force-reinstall --no-deps {name}`"
        )
    return path
