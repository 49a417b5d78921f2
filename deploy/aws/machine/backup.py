"""Copy the learner's files to S3, and bring a copy back.

    backup.py save       one archive, named by the hour; does nothing without a bucket
    backup.py restore    unpack the newest archive; files that differ are kept beside it

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

PLACE = "learner/"
LARGEST = 100_000_000  # bytes of one file; what is larger is no notebook
LEFT_OUT = {".cache", ".ipynb_checkpoints", ".local", "__pycache__", "originals"}


def pack(folder: Path) -> bytes:
    """Return the files of `folder` as a tar.gz, without links and what is no work."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder)
            if path.is_symlink() or not path.is_file() or LEFT_OUT & set(inside.parts):
                continue
            if path.stat().st_size <= LARGEST:
                archive.add(path, arcname=str(inside))
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
    """Send one archive; return its key."""
    key = PLACE + time.strftime("%Y-%m-%dT%H.tar.gz", time.gmtime(now))
    s3.put_object(Bucket=bucket, Key=key, Body=pack(folder))
    return key


def restore(s3, bucket: str, folder: Path) -> list[Path]:
    """Bring back the newest archive; return the files that were kept beside it."""
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=PLACE)
    keys = [entry["Key"] for page in pages for entry in page.get("Contents", [])]
    if not keys:
        raise SystemExit(f"There is no backup in {bucket}.")
    packed = s3.get_object(Bucket=bucket, Key=max(keys))["Body"].read()
    return unpack(packed, folder)


def main() -> None:
    """Do what the command line asks, with the settings of the environment."""
    bucket = os.environ.get("COURSE_BUCKET")
    if not bucket:
        raise SystemExit("This server was made without a backup.")
    import boto3

    s3, folder = boto3.client("s3"), Path(os.environ["COURSE_FOLDER"])
    match sys.argv[1:]:
        case ["save"]:
            print("Saved", save(s3, bucket, folder, time.time()))
        case ["restore"]:
            for path in restore(s3, bucket, folder):
                print("Your own version is now", path)
        case _:
            raise SystemExit("backup.py save | restore")


if __name__ == "__main__":
    main()
