import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

X = np.array([0.2, 0.5, 1.3, 0.8, 1.1])
MAPS = np.random.default_rng(0).normal(size=(6, 5, 4, 8))


@pytest.fixture
def rng():
    return np.random.default_rng(1)


def many(rate, rng, count=20_000):
    return nn.dropout(np.tile(X, (count, 1)), rate, rng)


def test_what_is_kept_is_divided_by_the_share_kept():
    output = nn.inverted_dropout(X, np.array([0, 0, 1, 0, 1]), rate=0.4)
    assert_allclose(output, [0, 0, 1.3 / 0.6, 0, 1.1 / 0.6])


@pytest.mark.parametrize("kind", ["Dropout", "SpatialDropout2D"])
@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_is_that_of_keras_with_the_same_mask(kind, rate, keras):
    layer = getattr(keras.layers, kind)
    ones, theirs = (
        np.asarray(layer(rate, seed=3)(x.astype("f4"), training=True))
        for x in (np.ones_like(MAPS), MAPS)
    )
    ours = nn.inverted_dropout(MAPS.astype("f4"), ones != 0, rate)
    assert_allclose(ours, theirs, rtol=1e-6)


@pytest.mark.parametrize("rate", [0.1, 0.4, 0.8])
def test_drops_and_enlarges_as_often_and_as_much_as_keras(rate, rng, keras):
    x = np.ones((200, 500))
    layer = keras.layers.Dropout(rate, seed=3)
    theirs = np.asarray(layer(x.astype("f4"), training=True))
    ours = nn.dropout(x, rate, rng).output
    assert np.mean(ours == 0) == pytest.approx(np.mean(theirs == 0), abs=0.01)
    assert_allclose(np.unique(ours), np.unique(theirs), rtol=1e-6)


def test_keras_changes_nothing_when_the_network_is_used(keras):
    assert_array_equal(keras.layers.Dropout(0.4)(X, training=False), X.astype("f4"))


def test_the_share_dropped_is_the_rate(rng):
    assert np.mean(many(0.4, rng).output == 0) == pytest.approx(0.4, abs=0.01)


def test_two_of_five_are_dropped_by_a_third_of_the_masks_only(rng):
    dropped = (~many(0.4, rng).mask).sum(axis=1)
    assert np.mean(dropped == 2) == pytest.approx(0.3456, abs=0.01)
    assert (dropped.min(), dropped.max()) == (0, 5)


@pytest.mark.parametrize("rate", [0.2, 0.5, 0.8])
def test_mean_and_variance_are_those_foretold(rate, rng):
    moments = nn.dropout_moments(X, rate)
    output = many(rate, rng, 200_000).output
    assert_allclose(output.mean(axis=0), moments.mean, rtol=0.02)
    assert_allclose(output.var(axis=0), moments.variance, rtol=0.02)


def test_mean_and_variance_over_all_masks_are_exact():
    masks, rate = nn.all_masks(5), 0.3
    chances = np.where(masks, 1 - rate, rate).prod(axis=1)
    outputs = np.array([nn.inverted_dropout(X, mask, rate) for mask in masks])
    moments = nn.dropout_moments(X, rate)
    assert_allclose(chances @ outputs, moments.mean)
    assert_allclose(chances @ (outputs - X) ** 2, moments.variance)


@pytest.mark.parametrize("drop", [nn.dropout, nn.spatial_dropout2d])
def test_a_rate_of_zero_changes_nothing(drop, rng):
    assert_array_equal(drop(MAPS, 0, rng).output, MAPS)


@pytest.mark.parametrize("drop", [nn.dropout, nn.spatial_dropout2d])
def test_the_mask_is_where_something_is_left(drop, rng):
    output, mask = drop(MAPS, 0.5, rng)
    assert_array_equal(output != 0, mask)


@pytest.mark.parametrize("drop", [nn.dropout, nn.spatial_dropout2d])
@pytest.mark.parametrize(
    ("given", "result"), [("f4", "f4"), ("f8", "f8"), ("i4", "f8")]
)
def test_only_float32_stays_float32(drop, given, result, rng):
    assert drop(MAPS.astype(given), 0.5, rng).output.dtype == result


def test_the_same_seed_draws_the_same_mask():
    one, two = (nn.dropout(X, 0.5, np.random.default_rng(4)) for _ in range(2))
    assert_array_equal(one.mask, two.mask)


def test_spatial_dropout_drops_a_map_whole_or_not_at_all(rng):
    shares = nn.spatial_dropout2d(MAPS, 0.5, rng).mask.mean(axis=(1, 2))
    assert set(np.unique(shares)) == {0.0, 1.0}


def test_spatial_dropout_draws_anew_for_every_sample(rng):
    kept = nn.spatial_dropout2d(MAPS, 0.5, rng).mask[:, 0, 0]
    assert len(np.unique(kept, axis=0)) > 1


def test_what_was_handed_in_stays_as_it_was(rng):
    before = X.copy()
    nn.dropout(X, 0.5, rng)
    nn.dropout_moments(X, 0.5).mean[:] = 9
    assert_array_equal(X, before)


@pytest.mark.parametrize("rate", [-0.1, 1.0, 1, 2, np.nan])
@pytest.mark.parametrize(
    "use",
    [
        lambda rate: nn.inverted_dropout(X, X > 0, rate),
        lambda rate: nn.dropout(X, rate, np.random.default_rng(0)),
        lambda rate: nn.spatial_dropout2d(MAPS, rate, np.random.default_rng(0)),
        lambda rate: nn.dropout_moments(X, rate),
    ],
)
def test_a_rate_that_keeps_nothing_or_is_no_share_is_refused(use, rate):
    with pytest.raises(ValueError, match=r"^rate must be from 0 to below 1, not "):
        use(rate)


@pytest.mark.parametrize(
    ("x", "mask", "rate", "sentence"),
    [
        (X, X[:3] > 0, 0.5, r"mask must be \(5,\) as x is, not \(3,\)"),
        (X, X, 0.5, "mask must hold True and False, or 1 and 0, only"),
        (X + np.inf, X > 0, 0.5, "x must be finite"),
        (X * np.nan, X > 0, 0.5, "x holds NaN"),
        (X[:0], X[:0] > 0, 0.5, r"x must hold a number at least, not \(0,\)"),
        (X, X > 0, "half", "rate must be a number, not 'half'"),
    ],
)
def test_inverted_dropout_refuses(x, mask, rate, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        nn.inverted_dropout(x, mask, rate)


@pytest.mark.parametrize("x", [MAPS[0], MAPS[:0]])
def test_spatial_dropout_wants_maps(x, rng):
    with pytest.raises(
        ValueError, match=r"^x must be \(batch, height, width, channels\), not "
    ):
        nn.spatial_dropout2d(x, 0.5, rng)
