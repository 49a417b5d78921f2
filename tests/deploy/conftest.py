"""A stand-in for the `aws` command: it writes down what course.py asks of it."""

import json
import os
import signal
import subprocess
import sys

import pytest

from tests.deploy.server import AWS

STAND_IN = """#!{python}
import json, os, signal, sys
words = sys.argv[1:]
with open({log!r}, "a") as log:
    log.write(json.dumps(words) + "\\n")
for part, refusal in {refusals!r}.items():
    if part in words:
        sys.exit(refusal)
if {interrupted!r} in words:
    os.kill(os.getppid(), signal.SIGINT)
    signal.pause()
query = words[words.index("--query") + 1] if "--query" in words else ""
answers = {answers!r}
print(next((text for part, text in answers.items() if part in query), ""))
"""

ANSWERS = {
    "Parameter.Value": "ami-0123456789abcdef0",
    "'InstanceId'": "i-0123456789abcdef0",
    "'Port'": "8888",
    "'Bucket'": "some-bucket",
    "'RepoRef'": "main",
    "Parameters[].ParameterKey": "Image\tInstanceType\tAllowedCidr",
    "SpotInstanceRequestId": "None",
}


def _hear_ctrl_c():
    """Undo what a shell does to the programs that it starts in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def course(tmp_path):
    """Return a function that runs course.py and returns its calls of `aws`.

    `refusals` has what `aws` says when a word of it is among its own; at the word
    `interrupted` somebody presses Ctrl-C.
    """

    def run(*words, typed="", folder=AWS, refusals=None, interrupted="", **answers):
        log = tmp_path / "log"
        log.unlink(missing_ok=True)
        stand_in = tmp_path / "aws"
        known = {**ANSWERS, **answers}
        stand_in.write_text(
            STAND_IN.format(
                python=sys.executable,
                log=str(log),
                answers=known,
                refusals=refusals or {},
                interrupted=interrupted,
            )
        )
        stand_in.chmod(0o755)
        done = subprocess.run(
            [sys.executable, folder / "course.py", *words],
            env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
            input=typed,
            capture_output=True,
            text=True,
            timeout=120,
            preexec_fn=_hear_ctrl_c,
        )
        calls = log.read_text().splitlines() if log.exists() else []
        return done, [json.loads(line) for line in calls]

    return run
