import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn

RNG = np.random.default_rng(5)
X, LABELS = RNG.normal(size=(20, 4)), RNG.integers(0, 3, 20)
KERNEL, BIAS = RNG.normal(size=(4, 3)), RNG.normal(size=3)


def test_the_gradient_is_that_of_central_differences(central_differences):
    grad = nn.softmax_grad(X, LABELS, KERNEL, BIAS)
    kernel = central_differences(
        lambda k: nn.softmax_grad(X, LABELS, k, BIAS).loss, KERNEL
    )
    bias = central_differences(
        lambda b: nn.softmax_grad(X, LABELS, KERNEL, b).loss, BIAS
    )
    assert_allclose(grad.kernel_grad, kernel, atol=1e-9)
    assert_allclose(grad.bias_grad, bias, atol=1e-9)


def test_loss_and_gradient_are_those_of_keras(keras, oracle):
    def loss(kernel, bias):
        return keras.ops.mean(
            keras.losses.sparse_categorical_crossentropy(
                LABELS, X @ kernel + bias, from_logits=True
            )
        )

    ours = nn.softmax_grad(X, LABELS, KERNEL, BIAS)
    kernel, bias = oracle.gradients(loss, KERNEL, BIAS)
    assert ours.loss == pytest.approx(float(loss(KERNEL, BIAS)))
    assert_allclose(ours.kernel_grad, kernel, atol=1e-12)
    assert_allclose(ours.bias_grad, bias, atol=1e-12)


def test_the_full_gradient_is_the_mean_of_those_of_all_samples():
    full = nn.softmax_grad(X, LABELS, KERNEL, BIAS)
    each = nn.softmax_sample_grads(X, LABELS, KERNEL, BIAS)
    assert_allclose(each.losses.mean(), full.loss)
    assert_allclose(each.kernel_grad.mean(axis=0), full.kernel_grad, atol=1e-15)
    assert_allclose(each.bias_grad.mean(axis=0), full.bias_grad, atol=1e-15)


def test_the_gradient_of_a_sample_is_that_of_a_batch_of_one():
    each = nn.softmax_sample_grads(X, LABELS, KERNEL, BIAS)
    alone = nn.softmax_grad(X[7:8], LABELS[7:8], KERNEL, BIAS)
    assert_allclose(each.kernel_grad[7], alone.kernel_grad)


@pytest.mark.parametrize("batch_size", [1, 3, 20])
def test_minibatches_of_one_epoch_average_to_the_full_gradient(batch_size):
    batches = nn.minibatches(20, batch_size, RNG)
    grads = [nn.softmax_grad(X[b], LABELS[b], KERNEL).kernel_grad for b in batches]
    mean = nn.epoch_mean(np.array(grads), [len(b) for b in batches])
    assert_allclose(mean, nn.softmax_grad(X, LABELS, KERNEL).kernel_grad, atol=1e-15)


def test_labels_and_one_hot_rows_say_the_same():
    rows = nn.softmax_grad(X, nn.one_hot(LABELS, 3), KERNEL)
    assert rows.loss == nn.softmax_grad(X, LABELS, KERNEL).loss


@pytest.mark.parametrize(
    ("x", "y", "kernel", "sentence"),
    [
        (X[:0], LABELS[:0], KERNEL, "x must have no side of 0"),
        (X, LABELS, KERNEL[1:], r"kernel \(3, 3\) wants 3"),
        (X, LABELS[1:], KERNEL, r"y must be \(20, 3\), not \(19, 3\)"),
        (X, LABELS + 1, KERNEL, "labels must be from 0 to 2, not from 1 to 3"),
        (X, LABELS - 0.5, KERNEL, r"labels must be \(samples,\) whole numbers"),
        (X * np.nan, LABELS, KERNEL, "x holds NaN"),
    ],
)
def test_refuses(x, y, kernel, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.softmax_grad(x, y, kernel)


@pytest.fixture(scope="module")
def digits():
    parts = data.digits()
    return nn.flatten(parts.x_train[:300]).astype(float), parts.y_train[:300]


@pytest.mark.parametrize("batch_size", [1, 32, 300])
def test_each_schedule_ends_where_keras_ends(keras, digits, batch_size):
    x, y = digits
    fit = nn.fit_softmax(x, y, 10, batch_size, learning_rate=0.1, epochs=2)
    layer = keras.layers.Dense(10, "softmax", kernel_initializer="zeros")
    model = keras.Sequential([keras.Input((64,)), layer])
    model.compile(keras.optimizers.SGD(0.1), "sparse_categorical_crossentropy")
    model.fit(x, y, batch_size=batch_size, epochs=2, shuffle=False, verbose=0)
    kernel, bias = layer.get_weights()
    assert_allclose(fit.kernel, kernel, atol=1e-5)
    assert_allclose(fit.bias, bias, atol=1e-5)
    assert fit.updates[-1] == int(model.optimizer.iterations)


def test_the_losses_are_those_over_all_samples(digits):
    x, y = digits
    fit = nn.fit_softmax(x, y, 10, 64, learning_rate=0.5, epochs=3)
    last = nn.softmax_grad(x, y, fit.kernel, fit.bias).loss
    assert_allclose(fit.losses[[0, -1]], [np.log(10), last])


def test_the_last_batch_counts_only_the_samples_it_has(digits):
    x, y = digits
    fit = nn.fit_softmax(x, y, 10, 128, measure_at=range(4))
    assert fit.seen.tolist() == [0, 128, 256, 300]


def test_measuring_changes_nothing(digits):
    x, y = digits
    fits = [
        nn.fit_softmax(x, y, 10, 7, rng=np.random.default_rng(1), measure_at=places)
        for places in ([], range(44))
    ]
    assert_allclose(fits[0].kernel, fits[1].kernel, atol=0)


def test_an_epoch_of_mini_batches_learns_more_than_one_of_the_full_batch(digits):
    x, y = digits
    full, mini = (
        nn.fit_softmax(x, y, 10, size, 0.5, epochs=3).losses[-1] for size in (300, 16)
    )
    assert mini < full / 2


def test_a_rate_of_nothing_is_refused(digits):
    with pytest.raises(ValueError, match="learning_rate must be above 0, not 0"):
        nn.fit_softmax(*digits, 10, learning_rate=0)
