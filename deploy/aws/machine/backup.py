"""Copy the learner's files to S3, and bring a copy back.

    backup.py save              one archive, named by the hour
    backup.py restore           unpack the newest; files that differ are kept beside it
    backup.py restore NAME      unpack that one, such as 2026-11-21T17

A bucket keeps what was overwritten (versioning), so a bad copy does not replace a good
one for good.
"""

import filecmp
import io
import os
import sys
import tarfile
import tempfile
import time
from pathlib import Path

PLACE, END = "learner/", ".tar.gz"
LARGEST = 100_000_000  # bytes of one file; what is larger is no notebook
LEFT_OUT = {"__pycache__", "originals"}


def work(folder: Path) -> list[Path]:
    """Return the files to keep: no links, nothing hidden, nothing huge."""
    found = []
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in parts)
        if hidden or LEFT_OUT & set(parts) or path.is_symlink() or not path.is_file():
            continue
        if path.stat().st_size <= LARGEST:
            found.append(path)
    return found


def is_untouched(folder: Path) -> bool:
    """Say whether every file still is as the course brought it.

    A new machine must not save that: it would be the newest copy, and `restore` would
    bring it back in place of the work of the machine before.
    """
    return all(
        _as_brought(path, folder / "originals" / path.name) for path in work(folder)
    )


def _as_brought(path: Path, original: Path) -> bool:
    return original.exists() and filecmp.cmp(path, original, shallow=False)


def pack(folder: Path) -> bytes:
    """Return the work in `folder` as a tar.gz."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for path in work(folder):
            archive.add(path, arcname=str(path.relative_to(folder)))
    return packed.getvalue()


def unpack(packed: bytes, folder: Path) -> list[Path]:
    """Put the files of an archive into `folder`; return those that were there.

    A file that is there with other contents is first renamed: lesson.ipynb becomes
    lesson.before-restore.ipynb.
    """
    kept = []
    with tempfile.TemporaryDirectory() as place:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(place, filter="data")
        for path in sorted(p for p in Path(place).rglob("*") if p.is_file()):
            goal = folder / path.relative_to(place)
            if goal.exists() and not filecmp.cmp(path, goal, shallow=False):
                kept.append(goal.with_stem(f"{goal.stem}.before-restore"))
                goal.rename(kept[-1])
            goal.parent.mkdir(parents=True, exist_ok=True)
            goal.write_bytes(path.read_bytes())
    return kept


def save(s3, bucket: str, folder: Path, now: float) -> str:
    """Send one archive; return its name."""
    name = time.strftime("%Y-%m-%dT%H", time.gmtime(now))
    s3.put_object(Bucket=bucket, Key=_key(name), Body=pack(folder))
    return name


def copies(s3, bucket: str) -> list[str]:
    """Return the names of all archives, the newest last."""
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=PLACE)
    keys = [entry["Key"] for page in pages for entry in page.get("Contents", [])]
    return sorted(key.removeprefix(PLACE).removesuffix(END) for key in keys)


def restore(s3, bucket: str, folder: Path, name: str) -> list[Path]:
    """Bring back the archive `name`; return the files that were kept beside it."""
    packed = s3.get_object(Bucket=bucket, Key=_key(name))["Body"].read()
    return unpack(packed, folder)


def _key(name: str) -> str:
    return f"{PLACE}{name}{END}"


def report_save(s3, bucket: str, folder: Path) -> None:
    """Save, if there is something to save, and say so."""
    if is_untouched(folder):
        print("Nothing to save: no lesson was changed since the course was put here.")
    else:
        print("Saved", save(s3, bucket, folder, time.time()))


def report_restore(s3, bucket: str, folder: Path, name: str = "") -> None:
    """Bring back one copy and say which, what was kept, and what others there are."""
    known = copies(s3, bucket)
    if not known:
        raise SystemExit(f"There is no backup in {bucket} yet.")
    chosen = name or known[-1]
    if chosen not in known:
        raise SystemExit(f"There is no backup {name}. There are: {', '.join(known)}.")
    for path in restore(s3, bucket, folder, chosen):
        print("Your own version is now", path)
    others = ", ".join(other for other in known if other != chosen) or "none"
    print(f"Brought back {chosen}. Other copies: {others}.")


def main() -> None:
    """Do what the command line asks, with the settings of the environment."""
    bucket = os.environ.get("COURSE_BUCKET")
    if not bucket:
        raise SystemExit("This server was made without a backup.")
    import boto3

    s3, folder = boto3.client("s3"), Path(os.environ["COURSE_FOLDER"])
    match sys.argv[1:]:
        case ["save"]:
            report_save(s3, bucket, folder)
        case ["restore", *name] if len(name) <= 1:
            report_restore(s3, bucket, folder, *name)
        case _:
            raise SystemExit("backup.py save | restore [NAME]")


if __name__ == "__main__":
    main()
