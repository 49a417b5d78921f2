"""Who guesses passwords waits longer each time, by a clock of our own."""

import doctest
import importlib.util
import re

import pytest

from tests.deploy.server import AWS, MACHINE


def load(name):
    """Import a module of the machine from its file."""
    spec = importlib.util.spec_from_file_location(name, MACHINE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


login = load("guarded_login")


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def door(clock):
    return login.Doorkeeper(clock)


def fail(door, times, address="a"):
    """Return the wait after each wrong password."""
    waits = []
    for _ in range(times):
        door.failed(address)
        waits.append(door.wait(address))
    return waits


def test_each_wait_is_twice_the_one_before(door):
    assert fail(door, 9) == [0, 0, 0, 1, 2, 4, 8, 16, 32]


def test_the_tenth_wrong_password_locks_for_a_quarter_of_an_hour(door):
    assert fail(door, 10)[-1] == 900


def test_the_lock_opens_again(door, clock):
    fail(door, 10)
    clock.now = 900.0
    assert door.wait("a") == 0


def test_the_right_password_begins_anew(door):
    fail(door, 5)
    door.passed("a")
    assert fail(door, 3) == [0, 0, 0]


def test_another_address_does_not_wait(door):
    fail(door, 10)
    assert door.wait("b") == 0


def test_a_day_of_guessing_is_fewer_than_a_thousand(door, clock):
    guesses = 0
    while clock.now < 86_400:
        door.failed("a")
        guesses += 1
        clock.now += door.wait("a")
    assert guesses < 1000


def test_a_flood_of_addresses_does_not_fill_the_memory(door, monkeypatch):
    monkeypatch.setattr(login, "REMEMBERED", 100)
    for number in range(1000):
        door.failed(str(number))
    assert len(door._failures) == 100


@pytest.mark.parametrize("name", ["guarded_login", "activity", "idle_stop"])
def test_the_examples_are_right(name):
    assert doctest.testmod(load(name)).failed == 0


def test_a_password_is_random_and_easy_to_read():
    secrets_file = load("secrets_file")
    made = {secrets_file.new_password() for _ in range(100)}
    assert len(made) == 100
    assert all(
        re.fullmatch(r"([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}", p) for p in made
    )


def test_the_guide_names_only_commands_that_exist():
    guide = (AWS / "README.md").read_text()
    code = (AWS / "course.py").read_text()
    named = set(re.findall(r"course\.py (\w+)", guide))
    assert named >= {"create", "password", "open", "stop", "delete"}
    assert all(re.search(rf"def {name}(_lesson)?\(options\)", code) for name in named)


def test_the_guide_names_only_options_that_exist():
    guide = (AWS / "README.md").read_text()
    code = (AWS / "arguments.py").read_text()
    ours = re.findall(r"`(?:create )?(--[a-z-]+)", guide)
    assert {"--gpu", "--spot", "--allow", "--backup"} <= set(ours)
    assert all(f'"{option}"' in code for option in ours)
