"""A link that no learner could follow is not printed; a sentence says why."""

import subprocess
import sys

import pytest

from deploy.hub import local_hub
from tests.deploy.chart import HUB

RIGHT = ("https://hub.example.org", "--repository", "https://example.org/course.git")


def print_link(*words):
    return subprocess.run(
        [sys.executable, HUB / "link.py", *words], capture_output=True, text=True
    )


def test_a_link_to_a_lesson_is_printed():
    done = print_link(*RIGHT, "--branch", "main", "--lesson", "06_pooling.ipynb")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("https://hub.example.org/hub/user-redirect/git-pull?")
    assert done.stdout.endswith("lessons%2F06_pooling.ipynb\n")


WRONG = {
    "is no address of a hub": ("hub.example.org", *RIGHT[1:]),
    "from a public address": (RIGHT[0], "--repository", "/home/me/course"),
    "There are: 00_start_here, 01_": (*RIGHT, "--lesson", "5"),
}


@pytest.mark.parametrize("sentence", WRONG)
def test_a_link_that_leads_nowhere_is_not(sentence):
    done = print_link(*WRONG[sentence], "--branch", "main")
    assert (done.returncode, done.stdout) == (1, "")
    assert sentence in done.stderr and "Traceback" not in done.stderr


def test_the_load_test_names_the_lesson_that_is_not_there():
    command = [sys.executable, "-m", "deploy.hub.load", "2", "--lesson", "05"]
    done = subprocess.run(command, cwd=local_hub.COURSE, capture_output=True, text=True)
    assert done.returncode == 1 and "There is no lesson 05.ipynb" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_load_test_says_how_to_get_its_proxy(tmp_path):
    said = local_hub.missing("06_pooling.ipynb", tmp_path / "no-proxy")
    assert said == "Run first: npm ci --prefix deploy/hub/proxy"
