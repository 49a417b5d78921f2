"""The lock files say the same, for every place where the course runs."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.lock import on_binder

ROOT = Path(__file__).parents[1]


def lines(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_every_package_is_pinned():
    pins = lines("requirements.txt")[:-1] + lines("tests/requirements.txt")
    assert all(len(Requirement(pin).specifier) == 1 and "==" in pin for pin in pins)


def test_the_course_itself_is_installed_last():
    assert lines("requirements.txt")[-1] == "-e ."


def test_no_registry_is_named():
    for name in (
        "requirements.txt",
        "tests/requirements.txt",
        "binder/requirements.txt",
    ):
        assert not re.search(r"://|--index|--find-links", (ROOT / name).read_text())


def test_linux_gets_the_small_tensorflow_and_others_get_theirs():
    markers = {
        pin.name: str(pin.marker)
        for pin in map(Requirement, lines("requirements.txt")[:-1])
        if pin.name.startswith("tensorflow")
    }
    assert set(markers) == {"tensorflow", "tensorflow-cpu"}
    assert 'sys_platform == "linux"' in markers["tensorflow-cpu"]
    assert 'sys_platform != "linux"' in markers["tensorflow"]


def test_binder_installs_what_the_lock_says_and_what_its_image_needs():
    lock = set(on_binder((ROOT / "requirements.txt").read_text()).splitlines())
    pins = set(lines("binder/requirements.txt"))
    assert lock <= pins
    more = {Requirement(pin).name for pin in pins - lock}
    assert more == {"jupyter-resource-usage", "nbgitpuller", "notebook"}


def test_binder_runs_a_python_of_the_course():
    assert (ROOT / "binder" / "runtime.txt").read_text() == "python-3.11\n"


@pytest.mark.parametrize("name", ["postBuild", "start"])
def test_binder_scripts_have_unix_line_ends(name):
    assert b"\r" not in (ROOT / "binder" / name).read_bytes()
