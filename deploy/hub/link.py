"""Print the link that you give to your learners.

    python3 deploy/hub/link.py https://hub.example.org
    python3 deploy/hub/link.py https://hub.example.org --lesson 05_cnn_tensor_shapes

It opens a lesson in the learner's own copy of the course, which it makes the first
time and brings up to date every other time (nbgitpuller). What the learner changed
stays as the learner wrote it.
"""

import argparse
import re
import subprocess
from pathlib import Path
from urllib.parse import urlencode

LESSONS = Path(__file__).parents[2] / "lessons"

FOLDER = "course"
"""Where the copy lies in the learner's home folder."""


def link(
    hub: str, repository: str, branch: str = "main", lesson: str = "00_start_here"
) -> str:
    """Return the link to a lesson.

    Examples
    --------
    >>> link("https://hub.example.org/", "https://github.com/you/course")[:42]
    'https://hub.example.org/hub/user-redirect/'
    """
    asked = {
        "repo": repository,
        "branch": branch,
        "targetpath": FOLDER,
        "urlpath": f"lab/tree/{FOLDER}/lessons/{lesson}.ipynb",
    }
    return f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode(asked)}"


def public_address(remote: str) -> str:
    """Return the https address of what git calls a remote.

    Examples
    --------
    >>> public_address("git@github.com:you/course.git")
    'https://github.com/you/course.git'
    """
    match = re.fullmatch(r"(?:ssh://)?git@([^:/]+)[:/](.+)", remote)
    return f"https://{match[1]}/{match[2]}" if match else remote


def fault(hub: str, repository: str, branch: str, lesson: str) -> str | None:
    """Return why a learner could not follow the link, or None."""
    if not hub.startswith(("https://", "http://")):
        return f"{hub} is no address of a hub, such as https://hub.example.org"
    if not branch:
        return "You are on no branch: say --branch main"
    if not repository.startswith("https://"):
        return "Learners pull from a public address: say --repository https://..."
    names = sorted(path.stem for path in LESSONS.glob("*.ipynb"))
    if lesson not in names:
        return f"There is no lesson {lesson}. There are: {', '.join(names)}"
    return None


def git(*command: str) -> str:
    """Return what git says of the folder in which this file lies."""
    folder = Path(__file__).parent
    done = subprocess.run(["git", *command], cwd=folder, capture_output=True, text=True)
    return done.stdout.strip()


def main() -> None:
    """Read the command line and print the link."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("hub", help="https://hub.example.org")
    options.add_argument("--lesson", default="00_start_here")
    options.add_argument("--repository", help="default: the remote called origin")
    options.add_argument("--branch", help="default: the branch you are on")
    given = options.parse_args()
    repository = given.repository or public_address(git("remote", "get-url", "origin"))
    branch = given.branch or git("branch", "--show-current")
    parts = given.hub, repository, branch, given.lesson.removesuffix(".ipynb")
    if reason := fault(*parts):
        raise SystemExit(reason)
    print(link(*parts))


if __name__ == "__main__":
    main()
