"""Write the sha256 of every stored result into data/manifest.json and data/README.md.

Run it after anything in data/certificates, data/networks or data/sweeps was changed on
purpose; the scripts that make them run it themselves.
"""

import hashlib
import json
import re
from pathlib import Path

DATA = Path(__file__).resolve().parents[1]
START, END = "<!-- written by scripts/manifest.py -->", "<!-- end -->"


def hashes(folder: Path = DATA) -> dict[str, str]:
    """Return the sha256 of each stored file by its path below `folder`."""
    kinds = ("certificates/*.pem", "networks/*.npz", "sweeps/*.json")
    files = [file for kind in kinds for file in folder.glob(kind)]
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(
            file.read_bytes()
        ).hexdigest()
        for file in sorted(files)
    }


def table(folder: Path = DATA) -> str:
    """Return the Markdown table of stored files."""
    rows = ["| file | bytes | sha256 |", "| --- | ---: | --- |"]
    for file, sha256 in hashes(folder).items():
        rows.append(f"| {file} | {(folder / file).stat().st_size:,} | `{sha256}` |")
    return "\n".join(rows)


def refresh(folder: Path = DATA) -> None:
    """Bring manifest.json and the table of README.md up to date."""
    text = json.dumps(hashes(folder), indent=1) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8", newline="\n")
    readme = folder / "README.md"
    text = readme.read_text(encoding="utf-8")
    block = f"{START}\n{table(folder)}\n{END}"
    text = re.sub(f"{START}.*?{END}", lambda _: block, text, flags=re.DOTALL)
    readme.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    refresh()
