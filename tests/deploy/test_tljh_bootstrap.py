"""The class's machine: bootstrap.sh run below a folder, with a stand-in for pip."""

import subprocess
import sys

import pytest
import yaml

from deploy.hub.link import link, public_address
from tests.deploy.chart import HUB

SCRIPT = HUB / "tljh" / "bootstrap.sh"
NAMES = {
    "--admin": "teacher",
    "--domain": "hub.example.org",
    "--email": "you@example.org",
}
SETTINGS = "opt/tljh/config/config.yaml"


@pytest.fixture
def machine(tmp_path):
    """A folder with TLJH's user environment, whose pip writes down what it is told."""
    pip = tmp_path / "opt" / "tljh" / "user" / "bin" / "pip"
    pip.parent.mkdir(parents=True)
    pip.write_text(f'#!/bin/sh\necho "$PWD: $@" >>{tmp_path}/pip.log\n')
    pip.chmod(0o755)
    return tmp_path


def bootstrap(machine, **names):
    chosen = {**NAMES, **{f"--{name}": value for name, value in names.items()}}
    words = [word for pair in chosen.items() for word in pair]
    return subprocess.run(
        ["bash", SCRIPT, "--prefix", machine, *words], capture_output=True, text=True
    )


def test_the_settings_name_the_class(machine):
    assert bootstrap(machine).returncode == 0
    chosen = yaml.safe_load((machine / SETTINGS).read_text())
    assert chosen["users"]["admin"] == ["teacher"]
    assert chosen["https"]["letsencrypt"] == {
        "email": "you@example.org",
        "domains": ["hub.example.org"],
    }


def test_the_course_is_installed_from_its_lock(machine):
    bootstrap(machine)
    assert (machine / "pip.log").read_text() == (
        f"{HUB.parents[1]}: install --quiet --disable-pip-version-check"
        " -r requirements.txt\n"
    )


TLJH_INSTALLS = [
    *["jupyterhub>=5.2,<6", "notebook==7.*", "jupyterlab==4.*", "ipywidgets==8.*"],
    *["nbgitpuller==1.*", "jupyter-resource-usage==1.*"],
]
"""What is in the user environment before the course comes."""


@pytest.mark.deploy
def test_the_lock_agrees_with_what_tljh_installs(tmp_path):
    pins = (HUB.parents[1] / "requirements.txt").read_text().replace("-e .\n", "")
    (tmp_path / "lock.txt").write_text(pins)
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--quiet"]
    done = subprocess.run(
        [*command, "--ignore-installed", "-r", tmp_path / "lock.txt", *TLJH_INSTALLS],
        **{"capture_output": True, "text": True},
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_kernels_are_told_to_end(machine):
    bootstrap(machine)
    name = "jupyter_server_config.json"
    installed = machine / "opt/tljh/user/etc/jupyter" / name
    assert installed.read_text() == (HUB / "tljh" / name).read_text()


def test_the_second_run_keeps_what_the_teacher_changed(machine):
    bootstrap(machine)
    settings = machine / SETTINGS
    settings.write_text(settings.read_text().replace("memory: 2G", "memory: 3G"))
    done = bootstrap(machine)
    assert "Kept as it is" in done.stdout
    assert "memory: 3G" in settings.read_text()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("admin", "me/ s/x/e"),
        ("admin", ""),
        ("domain", "localhost"),
        ("domain", "hub.example.org; reboot"),
        ("email", "nobody"),
        ("email", "a/b@example.org"),
    ],
)
def test_a_name_that_is_none_is_refused(machine, name, value):
    done = bootstrap(machine, **{name: value})
    assert (done.returncode, f"--{name} wants" in done.stderr) == (2, True)
    assert not (machine / SETTINGS).exists()


def test_the_link_pulls_before_it_opens():
    assert link("https://hub.example.org/", "https://github.com/you/course") == (
        "https://hub.example.org/hub/user-redirect/git-pull"
        "?repo=https%3A%2F%2Fgithub.com%2Fyou%2Fcourse&branch=main&targetpath=course"
        "&urlpath=lab%2Ftree%2Fcourse%2Flessons%2F00_start_here.ipynb"
    )


@pytest.mark.parametrize(
    "remote",
    [
        "git@github.com:you/course.git",
        "ssh://git@github.com/you/course.git",
        "https://github.com/you/course.git",
    ],
)
def test_learners_get_an_address_that_needs_no_key(remote):
    assert public_address(remote) == "https://github.com/you/course.git"
