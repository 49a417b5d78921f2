"""Make a new password for the course, show it once, and let the server know.

    sudo course-password

Only its argon2 hash is kept. Whoever was logged in has to log in again.
"""

import subprocess
import sys
from pathlib import Path

import secrets_file

SECRETS = Path("/etc/course/secrets.json")
CERTIFICATE = Path("/etc/course/certificate.pem")
FINGERPRINT = "openssl x509 -noout -fingerprint -sha256 -in".split()


def main() -> None:
    """Change it, restart the server, print it."""
    password = secrets_file.change_password(SECRETS)
    subprocess.run(["systemctl", "restart", "course-server"], check=True)
    print(f"Password: {password}\nIt is not shown again. Forgotten? Make another.")
    if CERTIFICATE.exists():
        shown = subprocess.run(
            [*FINGERPRINT, str(CERTIFICATE)], capture_output=True, text=True, check=True
        )
        print(f"Before you go past the browser's warning, compare:\n{shown.stdout}")


if __name__ == "__main__":
    sys.exit(main())
