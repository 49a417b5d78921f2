"""Lab: the playground."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn
from helpers.labs.foundations.playground import playground

START = {
    "epoch": 0,
    "points": "xor",
    "activation": "tanh",
    "layer_1": 4,
    "layer_2": 2,
    "layer_3": 0,
    "learning_rate": 0.1,
    "batch_size": 8,
    "l1": 0,
    "l2": 0,
    "noise": 0.1,
    "share": 0.5,
    "feature_1": True,
    "feature_2": True,
    "feature_3": False,
    "feature_4": False,
    "feature_5": False,
    "feature_6": False,
    "feature_7": False,
    "start": 0,
}
DEEP = {"layer_1": 8, "layer_2": 8, "layer_3": 8}
FLAT = {"layer_1": 0, "layer_2": 0, "layer_3": 0}


@pytest.fixture(scope="module")
def one_lab():
    return playground()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def test_it_opens_as_the_other_tests_find_it():
    opened = playground().controls
    assert {name: control.value for name, control in opened.items()} == START


def test_training_brings_the_loss_of_xor_down(lab):
    lab.move(epoch=100)
    train, test = lab.result.losses[-1]
    assert train < 0.3 and test < 0.4
    assert min(lab.result.accuracies) > 0.85


def test_without_a_hidden_layer_xor_is_not_learnt(lab):
    lab.move(epoch=100, **FLAT)
    assert max(lab.result.accuracies) < 0.75
    assert "x₁, x₂, no hidden layer, 3 weights and biases" in lab.sentence


def test_the_product_as_a_feature_makes_xor_easy_for_one_unit(lab):
    lab.move(epoch=100, feature_5=True, noise=0.0, **FLAT)
    assert min(lab.result.accuracies) > 0.95


def test_linear_layers_are_no_better_than_none(lab):
    lab.move(epoch=100, activation="linear", **DEEP)
    assert max(lab.result.accuracies) < 0.75


def test_squares_make_the_circle_easy(lab):
    lab.move(epoch=100, points="circle", feature_3=True, feature_4=True, **FLAT)
    assert min(lab.result.accuracies) > 0.95


def test_the_spiral_is_learnt_by_three_layers_with_its_training_points(lab):
    lab.move(epoch=300, points="spiral", learning_rate=0.3, noise=0.0, **DEEP)
    assert lab.result.accuracies[0] > 0.95


def test_a_strong_penalty_makes_weights_small(lab):
    lab.move(epoch=60)
    free = sum(np.abs(layer.kernel).sum() for layer in lab.result.layers)
    lab.move(l2=0.03)
    held = sum(np.abs(layer.kernel).sum() for layer in lab.result.layers)
    assert held < 0.5 * free


def test_the_same_values_give_the_same_network_on_any_way(lab):
    lab.move(epoch=30)
    once = lab.result.surface
    lab.move(epoch=45)
    lab.move(epoch=10)
    lab.move(epoch=30)
    assert_array_equal(lab.result.surface, once)
    fresh = playground()
    fresh.move(epoch=30)
    assert_array_equal(fresh.result.surface, once)


def test_going_on_trains_only_what_is_missing(monkeypatch):
    lab = playground()
    lab.move(epoch=20)
    epochs = []

    def counted(*args, **settings):
        epochs.append(1)
        return real(*args, **settings)

    real = nn.train_epoch
    monkeypatch.setattr(nn, "train_epoch", counted)
    lab.move(epoch=23)
    lab.move(epoch=5)
    assert len(epochs) == 3


def test_the_network_is_the_one_that_mlp_runs(lab):
    lab.move(epoch=5)
    middle = nn.mlp(np.zeros((1, 2)), lab.result.layers).outputs[-1]
    assert_allclose(lab.result.surface[30, 30], middle[0, 0])


def test_losses_and_accuracies_are_those_of_the_points(lab):
    lab.move(epoch=7)
    for part in (0, 1):
        x, y = lab.result.x[part], lab.result.y[part]
        p = nn.mlp(x, lab.result.layers).outputs[-1]
        loss = nn.binary_crossentropy(y[:, None], p).values.mean()
        assert_allclose(lab.result.losses[-1, part], loss)
        assert_allclose(lab.result.accuracies[part], ((p[:, 0] > 0.5) == y).mean())


def test_the_share_parts_the_points(lab):
    lab.move(share=0.9)
    assert [len(y) for y in lab.result.y] == [216, 24]
    assert "on 216 training points" in lab.sentence


def test_every_unit_and_feature_has_its_picture(lab):
    lab.move(**DEEP, feature_7=True)
    assert [len(part) for part in lab.result.pictures] == [3, 8, 8, 8]
    assert len(lab.picture.tiles.pictures) == 27


def test_every_weight_has_its_line_and_the_widest_is_the_largest(lab):
    lab.move(**DEEP)
    above, below = lab.picture.links
    assert len(above.get_segments()) + len(below.get_segments()) == 16 + 64 + 64 + 8
    kernels = np.concatenate([layer.kernel.ravel() for layer in lab.result.layers])
    assert len(below.get_segments()) == (kernels < 0).sum()
    positive = kernels[kernels >= 0]
    assert np.argmax(above.get_linewidths()) == np.argmax(positive)


def test_the_curves_show_the_losses_up_to_now(lab):
    lab.move(epoch=12)
    train, test = (curve.get_ydata() for curve in lab.picture.curves)
    assert_allclose(np.stack([train, test], axis=1), lab.result.losses)


def test_every_point_is_drawn_once(lab):
    drawn = [dots.get_xydata() for pair in lab.picture.dots for dots in pair]
    assert sum(map(len, drawn)) == 240


@pytest.mark.parametrize(
    "values",
    [
        {"epoch": 4},
        {"points": "circle"},
        {"activation": "relu"},
        {"layer_1": 3},
        {"layer_2": 0},
        {"layer_3": 1},
        {"learning_rate": 0.3},
        {"batch_size": 64},
        {"l1": 0.01},
        {"l2": 0.03},
        {"noise": 0.5},
        {"share": 0.4},
        *({f"feature_{number}": number > 2} for number in range(1, 8)),
        {"start": 1},
    ],
)
def test_every_control_changes_what_is_said(lab, values):
    lab.move(epoch=3)
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_weights_beyond_all_bounds_are_told(lab):
    lab.move(epoch=12, activation="linear", learning_rate=3.0, l2=0.03, **DEEP)
    lab.move(batch_size=4, feature_3=True, feature_4=True, noise=1.0, share=0.1)
    assert "at learning rate 3 the weights grow beyond all bounds" in lab.problem


def test_without_a_feature_it_says_what_is_missing(lab):
    lab.move(feature_1=False, feature_2=False)
    assert lab.problem == "the network needs at least one feature to read"


def test_moving_leaves_the_frame_alone(lab):
    background = lab.picture._background
    lab.move(epoch=9, points="spiral", feature_3=True, **DEEP)
    assert lab.picture._background is background
