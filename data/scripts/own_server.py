"""Certificates for lesson 11, and what old commands do on a Debian machine of today.

Makes data/certificates/*.pem, if they are missing, and data/sweeps/own_server.json. The
keys protect nothing: they are there to be shown, and public. Needs openssl, ssh-keygen
and apt, and a system Python with pip.
"""

import os
import subprocess
import tempfile
from pathlib import Path

from _common import DATA, write_sweep

KINDS = {
    "rsa-1024": "rsa:1024",
    "rsa-2048": "rsa:2048",
    "p-256": "ec -pkeyopt ec_paramgen_curve:P-256",
    "impostor": "rsa:2048",
}
CENTURY = 36500  # days

NOTES = (
    "openssl req -x509 -nodes -days 365 -newkey rsa:1024 -keyout k -out k -subj /CN=x"
)
"""The command of the notes, which asks for the name otherwise."""


def run(command: str, folder: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it says."""
    return subprocess.run(
        command.split(), cwd=folder, capture_output=True, text=True, check=False
    )


def certificate(kind: str) -> str:
    """Return a new key and its own certificate for localhost, as PEM."""
    with tempfile.TemporaryDirectory() as folder:
        run(
            f"openssl req -x509 -nodes -days {CENTURY} -newkey {kind} -keyout key "
            "-out certificate -subj /CN=localhost "
            "-addext subjectAltName=DNS:localhost",
            folder,
        )
        files = (Path(folder) / name for name in ("key", "certificate"))
        return "".join(file.read_text() for file in files)


def key_modes() -> dict[str, str]:
    """Say whether OpenSSH reads a private key, by the mode of its file."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", f"{folder}/key"]
        subprocess.run(make, check=True)
        for mode in (0o644, 0o600, 0o400):
            os.chmod(f"{folder}/key", mode)
            done = run(f"ssh-keygen -y -f {folder}/key")
            found[f"{mode:o}"] = "refused" if done.returncode else "accepted"
    return found


def old_certificate() -> dict[str, object]:
    """Say what the command of the notes makes: the file's mode, and the name in it."""
    with tempfile.TemporaryDirectory() as folder:
        run(NOTES, folder)
        shown = run("openssl x509 -in k -noout -text", folder).stdout
        mode = (Path(folder) / "k").stat().st_mode & 0o777
        return {"mode": f"{mode:o}", "alternative name": "Alternative Name" in shown}


def packages() -> dict[str, bool]:
    """Say which packages Debian has."""
    names = ("h5py", "python3-h5py")
    return {name: bool(run(f"apt-cache policy {name}").stdout) for name in names}


def system_pip() -> str:
    """Return the error of pip outside of an environment, without a network."""
    done = run("/usr/bin/python3 -m pip install --no-index nothing")
    return done.stderr.splitlines()[0].removeprefix("error: ")


if __name__ == "__main__":
    (DATA / "certificates").mkdir(exist_ok=True)
    for name, kind in KINDS.items():
        path = DATA / "certificates" / f"{name}.pem"
        if not path.exists():
            path.write_text(certificate(kind), encoding="utf-8", newline="\n")
    write_sweep(
        "own_server",
        {
            "ssh key by mode": key_modes(),
            "certificate of the notes": old_certificate(),
            "packages": packages(),
            "system pip": system_pip(),
        },
    )
