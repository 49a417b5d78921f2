"""Stop the machine when no kernel has worked for a while, or after a maximum of hours.

A systemd timer runs this each minute, as root. It looks at the file that activity.py
keeps, and never at who has a tab open. A server that hangs or is gone leaves the file
as it was, and counts as idle.
"""

import os
import shlex
import subprocess
import time
from pathlib import Path


def reason_to_stop(
    now: float, boot: float, used: float, idle_minutes: float, max_hours: float
) -> str | None:
    """Return why the machine should stop now, or None.

    Examples
    --------
    >>> reason_to_stop(now=3600.0, boot=0.0, used=60.0, idle_minutes=60, max_hours=12)
    >>> reason_to_stop(now=3660.0, boot=0.0, used=60.0, idle_minutes=60, max_hours=12)
    'no kernel has worked for 60 minutes'
    """
    quiet = now - max(boot, min(used, now))
    if now - boot >= 3600 * max_hours:
        return f"it has run for {max_hours:g} hours"
    if quiet >= 60 * idle_minutes:
        return f"no kernel has worked for {idle_minutes:g} minutes"
    return None


def last_used(file: Path) -> float:
    """Return when a kernel last worked; 0 if none has since the machine started."""
    return file.stat().st_mtime if file.exists() else 0.0


def boot_time(now: float) -> float:
    """Return when the machine started; `COURSE_BOOT` says otherwise in tests."""
    uptime = float(Path("/proc/uptime").read_text().split()[0])
    return float(os.environ.get("COURSE_BOOT", now - uptime))


def main() -> None:
    """Look once, and stop the machine if it is time."""
    now = time.time()
    reason = reason_to_stop(
        now,
        boot_time(now),
        last_used(Path(os.environ["COURSE_ACTIVITY"])),
        float(os.environ["COURSE_IDLE_MINUTES"]),
        float(os.environ["COURSE_MAX_HOURS"]),
    )
    if reason:
        print(f"Stopping: {reason}.", flush=True)
        command = os.environ.get("COURSE_STOP", "systemctl poweroff")
        subprocess.run(shlex.split(command), check=True)


if __name__ == "__main__":
    main()
