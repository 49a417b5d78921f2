"""Outputs that stay the same in every setting, and the search for newer versions."""

from tests.newest import differing, pins, without_upper_bounds
from tests.reproduce import ROOT, SETTINGS, compare, setting


def test_a_lesson_prints_the_same_with_other_arithmetic_and_one_thread():
    """The others are compared by tests/reproduce.py, which takes half an hour."""
    run = compare(ROOT / "lessons/04_better_training.ipynb", setting(1, 1))
    assert run.returncode == 0, run.stdout[-3000:]


def test_every_pair_of_arithmetic_and_threads_is_tried():
    pairs = {(s["TF_ENABLE_ONEDNN_OPTS"], s["OMP_NUM_THREADS"]) for s in SETTINGS}
    assert pairs == {("0", "1"), ("0", "2"), ("1", "1"), ("1", "2")}


def test_without_upper_bounds_the_lower_ones_and_the_machine_stay():
    wish = "tensorflow>=2.20,<2.22; sys_platform != 'linux'"
    assert without_upper_bounds(wish) == 'tensorflow>=2.20; sys_platform != "linux"'


def test_only_the_pins_of_this_machine_are_compared():
    text = "# a comment\nPyYAML==6.0\nnumpy==2.4 ; python_version < '3'\nnumpy==2.5\n"
    assert pins(text) == {"pyyaml": "6.0", "numpy": "2.5"}


def test_a_version_that_is_not_that_of_the_lock_is_listed():
    found = {"numpy": "2.6", "keras": "3.12", "unknown": "1"}
    locked = {"numpy": "2.5", "keras": "3.12"}
    assert differing(found, locked) == ["numpy 2.5 → 2.6"]
