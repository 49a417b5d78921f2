import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(5)
GRADS = RNG.normal(size=(60, 5)) + np.array([3, 0, 0, 0, 0])
FULL = GRADS.mean(axis=0)


def drawn(batch_size, batches=4000):
    rows = np.tile(np.arange(60), (batches, 1))
    return np.random.default_rng(0).permuted(rows, axis=1)[:, :batch_size]


def noise_of(batch_size):
    return nn.gradient_noise(nn.batch_gradients(GRADS, drawn(batch_size)), FULL)


def test_a_batch_gradient_is_the_mean_over_its_samples():
    batches = drawn(7, batches=3)
    expected = GRADS[batches].mean(axis=1)
    assert_allclose(nn.batch_gradients(GRADS, batches), expected)


def test_a_sample_drawn_twice_counts_twice():
    found = nn.batch_gradients(GRADS, np.array([[4, 4, 9]]))
    assert_allclose(found[0], (2 * GRADS[4] + GRADS[9]) / 3)


def test_a_batch_of_all_has_no_noise():
    assert noise_of(60) < 1e-12


@pytest.mark.parametrize("batch_size", [1, 2, 4, 15, 30, 59])
def test_the_noise_is_what_the_theory_of_drawing_says(batch_size):
    single = np.sqrt(((GRADS - FULL) ** 2).sum(axis=1).mean())
    theory = nn.drawn_noise(single, batch_size, samples=60)
    assert noise_of(batch_size) == pytest.approx(theory, rel=0.03)


def test_four_times_the_batch_has_half_the_noise_of_many_samples():
    assert nn.drawn_noise(1.0, 4, 10**9) == pytest.approx(0.5)


def test_a_bigger_batch_is_less_noisy():
    noise = [nn.drawn_noise(1.0, size, 60) for size in range(1, 61)]
    assert (np.diff(noise) < 0).all()


def test_the_axes_are_at_a_right_angle_and_of_length_one():
    axes = nn.noise_axes(GRADS)
    assert_allclose(axes @ axes.T, np.eye(2), atol=1e-12)


def test_the_first_axis_is_the_full_gradient():
    assert_allclose(nn.noise_axes(GRADS)[0], FULL / np.linalg.norm(FULL))


def test_no_direction_across_varies_more_than_the_second_axis():
    along, across = nn.noise_axes(GRADS * [1, 1, 4, 1, 1])
    rest = GRADS * [1, 1, 4, 1, 1]
    rest = rest - rest.mean(axis=0)
    rest -= np.outer(rest @ along, along)
    assert_allclose((rest @ across).std() ** 2, np.linalg.svd(rest)[1][0] ** 2 / 60)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.batch_gradients(GRADS[0], drawn(2)), r"sample_grads must be \(sam"),
        (lambda: nn.batch_gradients(GRADS, drawn(2)[0]), r"batches must be \(batches,"),
        (lambda: nn.batch_gradients(GRADS, drawn(2) + 1), "batches must hold numbers"),
        (lambda: nn.gradient_noise(GRADS, FULL[1:]), "full must hold 5 weights, not 4"),
        (lambda: nn.gradient_noise(GRADS * np.nan, FULL), "gradients holds NaN"),
        (lambda: nn.drawn_noise(1.0, 61, 60), "batch_size must be at most 60, not 61"),
        (lambda: nn.noise_axes(0 * GRADS), "the full gradient must not"),
        (lambda: nn.noise_axes(np.ones((4, 3))), "sample_grads must not all lie"),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()


def test_many_sets_of_weights_cost_what_each_costs_alone():
    x, y = RNG.normal(size=(20, 4)), RNG.integers(0, 3, 20)
    kernels, biases = RNG.normal(size=(5, 4, 3)), RNG.normal(size=(5, 3))
    losses = nn.softmax_losses(x, y, kernels, biases)
    for loss, kernel, bias in zip(losses, kernels, biases, strict=True):
        assert loss == pytest.approx(nn.softmax_grad(x, y, kernel, bias).loss)
