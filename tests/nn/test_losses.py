import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(5)
YES_NO = RNG.integers(0, 2, (4, 3)).astype(float)
ONE_HOT = np.eye(3)[[0, 2, 1, 2]]
SHARES = RNG.uniform(0.05, 0.95, (4, 3))
LOGITS = 3 * RNG.normal(size=(4, 3))
CASES = [
    (nn.squared_error, "mean_squared_error", LOGITS, LOGITS[::-1], {}),
    (nn.binary_crossentropy, "binary_crossentropy", YES_NO, SHARES, {}),
    (nn.binary_crossentropy, "binary_crossentropy", SHARES, SHARES[::-1], {}),
    (
        nn.binary_crossentropy,
        "binary_crossentropy",
        YES_NO,
        LOGITS,
        {"from_logits": True},
    ),
    (nn.categorical_crossentropy, "categorical_crossentropy", ONE_HOT, SHARES, {}),
    (
        nn.categorical_crossentropy,
        "categorical_crossentropy",
        ONE_HOT,
        LOGITS,
        {"from_logits": True},
    ),
]
EACH = pytest.mark.parametrize(("ours", "name", "y_true", "y_pred", "settings"), CASES)


@EACH
def test_every_sample_costs_what_keras_says(
    keras, ours, name, y_true, y_pred, settings
):
    theirs = getattr(keras.losses, name)(y_true, y_pred, **settings)
    values = ours(y_true, y_pred, **settings).values
    assert_allclose(values, np.asarray(theirs), rtol=1e-6)


@EACH
def test_the_gradient_is_that_of_gradient_tape(
    keras, oracle, ours, name, y_true, y_pred, settings
):
    def loss(guess):
        return getattr(keras.losses, name)(y_true, guess, **settings)

    (theirs,) = oracle.gradients(loss, y_pred)
    assert_allclose(ours(y_true, y_pred, **settings).gradient, theirs, atol=1e-6)


@EACH
def test_the_gradient_is_that_of_central_differences(
    central_differences, ours, name, y_true, y_pred, settings
):
    def total(guess):
        return ours(y_true, guess, **settings).values.sum()

    theirs = central_differences(total, y_pred.copy())
    assert_allclose(ours(y_true, y_pred, **settings).gradient, theirs, atol=1e-7)


def test_the_mean_of_the_values_is_the_loss_that_keras_trains_on(keras):
    theirs = keras.losses.CategoricalCrossentropy(from_logits=True)(ONE_HOT, LOGITS)
    ours = nn.categorical_crossentropy(ONE_HOT, LOGITS, from_logits=True).values
    assert ours.mean() == pytest.approx(float(theirs), rel=1e-6)


def test_guessing_among_ten_costs_log_ten():
    level = np.full((1, 10), 0.1)
    loss = nn.categorical_crossentropy(np.eye(10)[[3]], level)
    assert_allclose(loss.values, np.log(10))


@pytest.mark.parametrize(
    ("crossentropy", "y_true", "squeeze"),
    [
        (nn.binary_crossentropy, YES_NO, nn.sigmoid),
        (nn.categorical_crossentropy, ONE_HOT, nn.softmax),
    ],
)
def test_from_logits_costs_what_it_costs_from_probabilities(
    crossentropy, y_true, squeeze
):
    from_logits = crossentropy(y_true, LOGITS, from_logits=True)
    assert_allclose(from_logits.values, crossentropy(y_true, squeeze(LOGITS)).values)


@pytest.mark.parametrize(
    "crossentropy", [nn.binary_crossentropy, nn.categorical_crossentropy]
)
def test_a_sure_mistake_has_a_gradient_only_from_logits(crossentropy):
    wanted, sure = np.array([[1.0, 0.0]]), np.array([[0.0, 1.0]])
    from_shares = crossentropy(wanted, sure)
    assert_allclose(from_shares.values, -np.log(1e-7), rtol=1e-6)
    assert_allclose(from_shares.gradient, 0)
    from_logits = crossentropy(wanted, np.array([[-1e4, 1e4]]), from_logits=True)
    assert from_logits.values > 1e3
    assert np.abs(from_logits.gradient).max() > 0.4


def test_the_largest_logits_do_not_overflow():
    with np.errstate(all="raise", under="ignore"):
        for loss, wanted in (
            (nn.binary_crossentropy, YES_NO),
            (nn.categorical_crossentropy, ONE_HOT),
        ):
            found = loss(wanted, 1e5 * LOGITS, from_logits=True)
            assert np.isfinite(found.values).all()


def test_a_squared_error_keeps_every_axis_but_the_last():
    loss = nn.squared_error(np.zeros((2, 5, 3)), np.ones((2, 5, 3)))
    assert loss.values.shape == (2, 5) and loss.gradient.shape == (2, 5, 3)


def test_float32_stays_float32():
    loss = nn.categorical_crossentropy(ONE_HOT.astype("f4"), SHARES.astype("f4"))
    assert loss.values.dtype == loss.gradient.dtype == "f4"


@pytest.mark.parametrize(
    ("loss", "y_true", "y_pred", "sentence"),
    [
        (nn.squared_error, np.ones(3), np.ones(3), r"y_pred must be \(batch, ..., out"),
        (nn.squared_error, np.ones((2, 1)), LOGITS, r"y_true must be \(4, 3\), not \("),
        (nn.squared_error, LOGITS, LOGITS * np.inf, "y_pred must be finite"),
        (nn.binary_crossentropy, 2 * YES_NO, SHARES, "y_true must be between 0 and 1,"),
        (nn.binary_crossentropy, YES_NO, 9 * SHARES, "y_pred must be between 0 and 1,"),
        (
            nn.categorical_crossentropy,
            SHARES,
            SHARES,
            r"y_true must be \(batch, classes\) with rows that sum to 1",
        ),
        (nn.categorical_crossentropy, ONE_HOT, LOGITS, "y_pred must hold probab"),
        (nn.categorical_crossentropy, ONE_HOT, 0 * SHARES, "y_pred must hold probab"),
    ],
)
def test_refuses(loss, y_true, y_pred, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        loss(y_true, y_pred)
