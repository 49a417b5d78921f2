import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(0)
X, KERNEL, BIAS = RNG.normal(size=10), RNG.normal(size=(10, 4)), RNG.normal(size=4)


def test_ten_units_have_1024_masks_all_of_them_different():
    masks = nn.all_masks(10)
    assert masks.shape == (1024, 10)
    assert len(np.unique(masks, axis=0)) == 1024


def test_every_unit_is_kept_in_half_of_all_masks():
    assert_array_equal(nn.all_masks(6).sum(axis=0), 32)


def test_the_first_mask_drops_all_and_the_last_none():
    masks = nn.all_masks(4)
    assert not masks[0].any() and masks[-1].all()


@pytest.mark.parametrize("rate", [0.1, 0.5, 0.8])
def test_the_geometric_mean_of_all_members_is_the_scaled_network(rate):
    three = nn.mask_ensemble(X, KERNEL, BIAS, rate)
    assert_allclose(three.geometric, three.scaled, atol=1e-12)


@pytest.mark.parametrize("rate", [0.2, 0.5])
def test_enlarged_in_training_the_network_as_it_is_is_that_mean(rate):
    three = nn.mask_ensemble(X / (1 - rate), KERNEL, BIAS, rate)
    assert_allclose(three.geometric, nn.softmax((X @ KERNEL + BIAS)[None])[0])


def test_the_plain_mean_is_something_else():
    three = nn.mask_ensemble(X, KERNEL, BIAS)
    assert np.abs(three.arithmetic - three.scaled).max() > 0.02


def test_the_geometric_mean_is_that_of_the_members():
    three = nn.mask_ensemble(X, KERNEL, BIAS, 0.3)
    product = np.prod(three.members ** three.chances[:, None], axis=0)
    assert_allclose(three.geometric, product / product.sum())


def test_the_plain_mean_is_what_many_random_masks_give():
    three = nn.mask_ensemble(X, KERNEL, BIAS, 0.3)
    masks = np.random.default_rng(1).random((50_000, 10)) >= 0.3
    found = nn.softmax((masks * X) @ KERNEL + BIAS).mean(axis=0)
    assert_allclose(three.arithmetic, found, atol=0.01)


@pytest.mark.parametrize("rate", [0.0, 0.3, 0.9])
def test_every_mean_and_the_chances_sum_to_one(rate):
    three = nn.mask_ensemble(X, KERNEL, BIAS, rate)
    for shares in (three.chances, three.geometric, three.arithmetic, three.scaled):
        assert shares.sum() == pytest.approx(1)


def test_at_a_rate_of_zero_all_means_are_the_network():
    three = nn.mask_ensemble(X, KERNEL, BIAS, rate=0)
    whole = nn.softmax((X @ KERNEL + BIAS)[None])[0]
    for mean in (three.geometric, three.arithmetic, three.scaled):
        assert_allclose(mean, whole)


def test_behind_a_relu_layer_the_two_are_only_roughly_equal():
    rng = np.random.default_rng(1)
    hidden = rng.normal(size=(10, 6)), rng.normal(size=6)
    three = nn.mask_ensemble(X, rng.normal(size=(6, 4)), BIAS, hidden=hidden)
    assert 1e-3 < np.abs(three.geometric - three.scaled).max() < 0.5


def test_a_relu_layer_that_never_bends_leaves_them_equal():
    hidden = np.eye(10), np.full(10, 99.0)
    three = nn.mask_ensemble(X, KERNEL, BIAS, 0.3, hidden)
    assert_allclose(three.geometric, three.scaled, atol=1e-12)
    plain = nn.mask_ensemble(X, KERNEL, BIAS + 99 * KERNEL.sum(axis=0), 0.3)
    assert_allclose(three.members, plain.members, atol=1e-9)


def test_a_hidden_layer_must_fit():
    with pytest.raises(ValueError, match=r"^hidden kernel \(4, 4\) wants 4 units"):
        nn.mask_ensemble(X, KERNEL, BIAS, hidden=(np.eye(4), np.zeros(4)))


def test_holds_where_a_probability_is_zero():
    with np.errstate(all="raise", under="ignore"):
        three = nn.mask_ensemble(1e4 * X, KERNEL, BIAS)
    assert_allclose(three.geometric, three.scaled, atol=1e-9)


def test_a_member_is_the_layer_of_keras_on_masked_inputs(keras):
    layer = keras.layers.Dense(4, activation="softmax", dtype="float64")
    layer.build((None, 10))
    layer.set_weights([KERNEL, BIAS])
    masked = nn.all_masks(10)[::100] * X
    members = nn.mask_ensemble(X, KERNEL, BIAS).members[::100]
    assert_allclose(members, layer(masked), atol=1e-12)


@pytest.mark.parametrize(
    ("units", "sentence"),
    [
        (0, "units must be at least 1, not 0"),
        (17, "units must be at most 16, not 17"),
        (2.5, "units must be a whole number, not 2.5"),
    ],
)
def test_all_masks_refuses(units, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        nn.all_masks(units)


@pytest.mark.parametrize(
    ("x", "kernel", "bias", "rate", "sentence"),
    [
        (X[None], KERNEL, BIAS, 0.5, r"x must be \(units\), not \(1, 10\)"),
        (X, X, BIAS, 0.5, r"kernel must be \(units, classes\), not \(10,\)"),
        (X[:3], KERNEL, BIAS, 0.5, r"kernel \(10, 4\) wants 10 units, not 3"),
        (X, KERNEL, X, 0.5, r"bias must be \(4,\), not \(10,\)"),
        (X, KERNEL * np.inf, BIAS, 0.5, "kernel must be finite"),
        (X, KERNEL, BIAS, 1.0, "rate must be from 0 to below 1, not 1.0"),
    ],
)
def test_the_ensemble_refuses(x, kernel, bias, rate, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        nn.mask_ensemble(x, kernel, bias, rate)
