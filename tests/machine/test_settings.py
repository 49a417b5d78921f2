"""Which settings take effect in Jupyter's server, the very one that learners start."""

import json
import os
import subprocess
import sys
import time

import pytest

from helpers import machine


def test_without_a_file_the_server_is_for_this_machine_only():
    found = machine.jupyter_settings()
    assert (found["ip"], found["port"], found["certfile"]) == ("localhost", 8888, "")


def test_nothing_of_the_old_file_takes_effect():
    old = machine.jupyter_settings(machine.OLD_SETTINGS, machine.OLD_NAME)
    assert old == machine.jupyter_settings()


def test_the_old_names_are_ignored_in_the_new_file_too():
    old = machine.jupyter_settings(machine.OLD_SETTINGS, machine.NEW_NAME)
    assert old == machine.jupyter_settings()


def test_everything_of_the_new_file_takes_effect():
    assert machine.jupyter_settings(machine.NEW_SETTINGS) == {
        "port": 9999,
        "ip": "127.0.0.1",
        "certfile": "mycert.pem",
        "open_browser": False,
        "password": "argon2:...",
    }


def test_a_star_means_all_addresses():
    assert machine.jupyter_settings('c.ServerApp.ip = "*"')["ip"] == ""


def test_settings_of_this_machine_are_left_out(monkeypatch, tmp_path):
    (tmp_path / machine.NEW_NAME).write_text("c.ServerApp.port = 7777")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert machine.jupyter_settings()["port"] == 8888


@pytest.fixture
def start_lab(tmp_path):
    """Return a function that starts a real JupyterLab and returns where it listens."""
    started = []

    def start(name, text, notebook=False):
        extensions = f"--ServerApp.jpserver_extensions={{'notebook': {notebook}}}"
        for folder in ("config", "runtime"):
            (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / "config" / name).write_text(text)
        places = {
            "JUPYTER_CONFIG_DIR": str(tmp_path / "config"),
            "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"),
        }
        command = [sys.executable, "-m", "jupyter", "lab", "--no-browser"]
        with open(tmp_path / "log", "w") as log:
            server = subprocess.Popen(
                [*command, "--allow-root", extensions],
                cwd=tmp_path,
                env={**os.environ, **places},
                stdout=log,
                stderr=log,
            )
        started.append(server)
        return _where(server, tmp_path / "runtime", tmp_path / "log")

    yield start
    for server in started:
        server.terminate()
        server.wait()


def _where(server, folder, log):
    """Wait until the server has written down where it listens."""
    end = time.monotonic() + 60
    while time.monotonic() < end and server.poll() is None:
        for file in folder.glob("jpserver-*.json"):
            return json.loads(file.read_text())
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()}")


def test_a_real_jupyterlab_ignores_the_old_file(start_lab):
    old = f"c.NotebookApp.port = {PORT}\nc.NotebookApp.certfile = 'mycert.pem'\n"
    found = start_lab(machine.OLD_NAME, old)
    assert found["port"] != PORT and not found["secure"]


def test_with_notebook_7_beside_it_the_old_file_is_read_again(start_lab):
    found = start_lab(machine.OLD_NAME, f"c.NotebookApp.port = {PORT}\n", notebook=True)
    assert found["port"] == PORT


def test_a_real_jupyterlab_obeys_the_new_file(start_lab):
    assert start_lab(machine.NEW_NAME, f"c.ServerApp.port = {PORT}")["port"] == PORT


PORT = 18911
