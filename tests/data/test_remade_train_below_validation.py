"""Part of what hides between training and validation scores, made anew."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, train

SWEEP = data.sweep("train_below_validation")
HOW = ("reported", "validation", "all on", "no dropout", "no augmentation", "honest")


def test_every_combination_was_trained():
    names = {frozenset(name.split(" + ")) for name in SWEEP["runs"]}
    assert len(names) == len(SWEEP["runs"]) == 8
    for runs in SWEEP["runs"].values():
        assert len(runs) == len(SWEEP["seeds"])
        for run in runs:
            assert tuple(run) == HOW
            assert {len(run[how]["loss"]) for how in HOW} == {SWEEP["epochs"]}


@pytest.mark.parametrize("name", ["dropout", "penalty + augmentation"])
def test_the_first_epochs_come_out_again(name):
    parts = ("dropout", "penalty", "augmentation")
    found = train.honest_scores(**{p: p in name for p in parts}, seed=5, epochs=3)
    stored = SWEEP["runs"][name]
    for how in HOW:
        accuracy = np.mean([run[how]["accuracy"][2] for run in stored])
        assert_allclose(found[how]["accuracy"][2], accuracy, atol=0.12)
        loss = np.mean([run[how]["loss"][2] for run in stored])
        assert_allclose(found[how]["loss"][2], loss, atol=0.35)


def test_the_name_tells_what_is_on(script):
    name = script("train_below_validation").name
    off = {"dropout": False, "penalty": False, "augmentation": False}
    assert name(off) == "nothing"
    assert name({**off, "dropout": True, "penalty": True}) == "dropout + penalty"
