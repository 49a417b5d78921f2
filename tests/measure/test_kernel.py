import subprocess
import sys
from itertools import pairwise

import pytest

from helpers import labs
from tests.browser.hands import stepped_control
from tests.browser.jupyter import COURSE
from tests.measure.kernel import growth, places_of


@pytest.fixture
def line():
    return labs.line()


def test_a_lab_that_keeps_every_result_is_caught(line):
    kept, quick = [], line.compute

    def leaking(**values):
        kept.append(bytearray(b"x") * 5_000_000)
        return quick(**values)

    line.compute = leaking
    assert growth(line, "weight", moves=20, warm_up=2) > 80


def test_what_grows_while_warming_up_does_not_count(line):
    cache, quick = [], line.compute

    def caching(**values):
        if len(cache) < 20:
            cache.append(bytearray(1_000_000))
        return quick(**values)

    line.compute = caching
    assert growth(line, "weight", moves=5, warm_up=25) < 5


@pytest.mark.parametrize("name", ["line", "adam_apart", "gradient_cloud", "colour_cue"])
def test_every_move_draws_anew(name):
    lab, frames = getattr(labs, name)(), []
    lab.children[-1].observe(lambda change: frames.append(change), names="frame")
    growth(lab, stepped_control(lab), moves=8, warm_up=1)
    assert len(frames) >= 8


def test_the_control_stands_afterwards_where_it_stood(line):
    growth(line, "weight", moves=3, warm_up=1)
    assert line.controls["weight"].value == 1.0


@pytest.mark.parametrize("name", ["line", "adam_apart", "drag_digit", "colour_cue"])
def test_no_two_places_in_turn_are_the_same(name):
    lab = getattr(labs, name)()
    places = places_of(lab.controls[stepped_control(lab)])
    assert all(one != other for one, other in pairwise([*places, places[0]]))


HELD = """
import psutil
from tests.measure.kernel import peak
held = bytearray(b"x" * 200_000_000)
del held
print(peak(), psutil.Process().memory_info().rss / 1e6)
"""


def test_the_peak_remembers_what_was_let_go():
    run = [sys.executable, "-c", HELD]
    out = subprocess.run(run, cwd=COURSE, capture_output=True, text=True, check=True)
    most, now = map(float, out.stdout.split())
    assert now < 200 < most
