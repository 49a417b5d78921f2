"""A part of the trainings on XOR, made anew: bands are wide, machines differ."""

import pytest
from numpy.testing import assert_allclose

from helpers import data, nn

STORED = data.sweep("xor")
ALL_ON = {"nonlinear": True, "distinct": True, "live": True}


@pytest.mark.parametrize("off", ["nothing", "nonlinear", "distinct", "live"])
def test_a_training_comes_to_the_stored_accuracy_again(script, off):
    switches = {name: name != off for name in ALL_ON}
    key = "".join(str(int(on)) for on in switches.values())
    stored = STORED["runs"][key]["4"][0]["accuracy"]
    found = script("xor").train(4, 0, **switches)["accuracy"]
    assert_allclose(found, stored, atol=0.05)


def test_two_units_are_too_few_again(script):
    assert script("xor").train(2, 3, **ALL_ON)["accuracy"] < 0.85


def test_every_width_and_switch_was_trained_with_every_seed():
    assert len(STORED["runs"]) == 8
    for runs in STORED["runs"].values():
        assert list(runs) == [str(width) for width in STORED["widths"]]
        assert {len(draws) for draws in runs.values()} == {len(STORED["seeds"])}


def test_the_best_line_is_that_of_the_test_points(script):
    right = nn.best_half_plane(*script("xor").test_points()).right
    assert STORED["best_line"] == right / STORED["test_points"]
