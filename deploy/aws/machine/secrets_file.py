"""The file of secrets: the password's hash, and the certificate's key.

Only root can read it. systemd opens it for the server as its standard input; so the
server, which runs as the learner, knows what is in it, and the learner's kernels, which
run as the same user, do not.
"""

import ctypes
import functools
import json
import os
import secrets
import sys
from pathlib import Path

from jupyter_server.auth import passwd

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike
GROUPS, LENGTH = 4, 5

PR_SET_DUMPABLE = 4


def new_password() -> str:
    """Return 20 random letters and digits in four groups: 99 bits."""
    groups = (
        "".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS)
    )
    return "-".join(groups)


def write(path: Path, **entries: str) -> None:
    """Change `entries` of the file and leave the others; only the owner may read it."""
    kept = json.loads(path.read_text()) if path.exists() else {}
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        json.dump(kept | entries, file)
    fresh.replace(path)


def change_password(path: Path) -> str:
    """Put the hash of a new password into the file; return the password."""
    password = new_password()
    write(path, hashed_password=passwd(password, algorithm="argon2"))
    return password


@functools.cache
def from_standard_input() -> dict[str, str]:
    """Read the secrets, once, and close this process to the others of its user.

    Jupyter reads its settings more than once, but there is one standard input. Only
    root looks into a process that is not "dumpable".
    """
    found = json.load(sys.stdin)
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), sys.stdin.fileno())
    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    return found


@functools.cache
def as_file(name: str) -> str:
    """Put a secret into a file in memory, for this process only; return its path."""
    file = os.memfd_create(name)
    os.write(file, from_standard_input()[name].encode())
    return f"/proc/self/fd/{file}"
