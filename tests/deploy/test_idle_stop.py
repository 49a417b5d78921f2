"""The machine stops when no kernel works, whoever has a tab open."""

import json
import os
import subprocess
import sys
import threading
import time

import pytest

from tests.deploy.server import MACHINE, open_socket, serve

IDLE = "0.1"  # minutes


class Machine:
    """A server, and what the timer would do each minute."""

    def __init__(self, server, folder):
        self.server, self.stopped = server, folder / "stopped"
        self.boot = time.time()

    def look(self, max_hours="12"):
        """Run idle_stop.py once; return whether it stopped the machine."""
        environment = {
            "COURSE_ACTIVITY": str(self.server.activity),
            "COURSE_IDLE_MINUTES": IDLE,
            "COURSE_MAX_HOURS": max_hours,
            "COURSE_BOOT": str(self.boot),
            "COURSE_STOP": f"touch {self.stopped}",
        }
        command = [sys.executable, MACHINE / "idle_stop.py"]
        subprocess.run(command, env=environment, check=True)
        return self.stopped.exists()


@pytest.fixture
def machine(tmp_path):
    with serve(tmp_path) as server:
        yield Machine(server, tmp_path)


def wait_for(condition, seconds=40):
    """Return whether `condition` became true; look twice a second."""
    pause, end = threading.Event(), time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        pause.wait(0.5)
    return False


def start_cell(server, who, code):
    """Start `code` in a new kernel, and keep its websocket as an open tab does."""
    kernel = json.loads(server.ask("/api/kernels", "POST", b"{}", **who).text)["id"]
    tab = open_socket(server, kernel, who["Cookie"])
    message = {
        "header": {"msg_id": "1", "msg_type": "execute_request", "session": "t"},
        "parent_header": {},
        "metadata": {},
        "channel": "shell",
        "content": {"code": code, "silent": False},
    }
    tab.send(json.dumps(message))
    return tab


def poll(server, who):
    """Ask what an open tab asks every few seconds."""
    for path in ("/api/sessions", "/api/kernels", "/api/status"):
        server.ask(path, **who)


@pytest.mark.deploy
def test_a_working_kernel_keeps_it_up_and_an_open_tab_does_not(machine):
    who = machine.server.log_in()
    begin = time.monotonic()
    tab = start_cell(machine.server, who, "import time; time.sleep(20)")

    def stopped():
        poll(machine.server, who)
        return machine.look()

    assert wait_for(stopped), "a tab that only polls has kept it up"
    assert time.monotonic() - begin > 20, "it was stopped while the kernel worked"
    tab.close()
    assert machine.server.process.poll() is None


def look(tmp_path, used_ago, up, max_hours="12"):
    """Return whether a machine stops that was used and started so many seconds ago."""
    activity, stopped = tmp_path / "activity", tmp_path / "stopped"
    now = time.time()
    if used_ago is not None:
        activity.touch()
        os.utime(activity, (now - used_ago, now - used_ago))
    environment = {
        "COURSE_ACTIVITY": str(activity),
        "COURSE_IDLE_MINUTES": "60",
        "COURSE_MAX_HOURS": max_hours,
        "COURSE_BOOT": str(now - up),
        "COURSE_STOP": f"touch {stopped}",
    }
    command = [sys.executable, MACHINE / "idle_stop.py"]
    subprocess.run(command, env=environment, check=True)
    return stopped.exists()


def test_a_machine_just_started_is_given_its_idle_time(tmp_path):
    assert not look(tmp_path, used_ago=None, up=3500)


def test_a_machine_that_nobody_came_to_stops(tmp_path):
    assert look(tmp_path, used_ago=None, up=3700)


def test_use_in_the_last_hour_keeps_it_up(tmp_path):
    assert not look(tmp_path, used_ago=3500, up=10_000)


def test_no_use_in_the_last_hour_stops_it(tmp_path):
    assert look(tmp_path, used_ago=3700, up=10_000)


def test_a_file_from_before_the_start_does_not_stop_it(tmp_path):
    assert not look(tmp_path, used_ago=90_000, up=100)


def test_after_its_maximum_of_hours_it_stops_at_work(tmp_path):
    assert look(tmp_path, used_ago=0, up=12 * 3600 + 1)


def test_a_time_in_the_future_does_not_keep_it_up_for_ever(tmp_path):
    assert look(tmp_path, used_ago=-1e6, up=12 * 3600 + 1)
