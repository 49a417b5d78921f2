"""A teacher's repository of lessons and a learner's copy, joined by nbgitpuller."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

COURSE = Path(__file__).parents[2]
ALONE = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
SOMEBODY = {
    **ALONE,
    "GIT_AUTHOR_NAME": "teacher",
    "GIT_AUTHOR_EMAIL": "teacher@example.org",
    "GIT_COMMITTER_NAME": "teacher",
    "GIT_COMMITTER_EMAIL": "teacher@example.org",
}


class Classroom:
    """What the teacher publishes and what one learner has of it."""

    def __init__(self, folder, *lessons):
        self.published = folder / "published"
        self.copy = folder / "learner" / "course"
        self.copy.parent.mkdir()
        (self.published / "lessons").mkdir(parents=True)
        for lesson in lessons:
            shutil.copy(COURSE / "lessons" / lesson, self.published / "lessons")
        self.git("init", "--quiet", "--initial-branch=main")
        self.publish()

    def git(self, *command):
        """Run git in the teacher's folder."""
        environment = {**os.environ, **SOMEBODY}
        command = ["git", *command]
        subprocess.run(command, cwd=self.published, env=environment, check=True)

    def publish(self, *options):
        """Commit what the teacher changed."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Publish", *options)

    def pull(self):
        """Do what the learner's link does."""
        command = [sys.executable, "-m", "nbgitpuller.pull", self.published.as_uri()]
        subprocess.run(
            [*command, "main", str(self.copy)],
            **{"check": True, "capture_output": True, "env": {**os.environ, **ALONE}},
        )

    def lesson(self, whose, name):
        """Return one notebook of the `published` or the `copy`."""
        path = getattr(self, whose) / "lessons" / name
        return Lesson(path)


class Lesson:
    """A notebook to be changed: ``with lesson as cells: ...``."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.notebook = nbformat.read(self.path, as_version=4)
        return self.notebook.cells

    def __exit__(self, *ignored):
        nbformat.write(self.notebook, self.path)

    @property
    def cells(self):
        """Its cells, as they lie on the disk now; a broken file raises."""
        notebook = nbformat.read(self.path, as_version=4)
        nbformat.validate(notebook)
        return notebook.cells

    @property
    def text(self):
        """All its sources."""
        return "\n".join(cell.source for cell in self.cells)
