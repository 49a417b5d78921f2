import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(6)
X = RNG.normal(size=(48, 3))
Y = (X[:, 0] * X[:, 1] > 0).astype(int)
KINDS = ["linear", "relu", "sigmoid", "tanh"]
DEPTHS = [(), (5,), (5, 4), (6, 5, 4)]


def start(activation="tanh", hidden=(5, 4)):
    kinds = [activation] * len(hidden) + ["sigmoid"]
    layers = nn.mlp_start([3, *hidden, 1], kinds, np.random.default_rng(1))
    biased = np.random.default_rng(2)
    return [
        layer._replace(bias=biased.normal(size=len(layer.bias))) for layer in layers
    ]


def train(layers, x=X, y=Y, **settings):
    return nn.train_epoch(x, y, layers, np.random.default_rng(3), **settings)


def loss(layers):
    p = nn.mlp(X, layers).outputs[-1]
    return nn.binary_crossentropy(Y[:, None], p).values.mean()


def pulls(layers, **settings):
    """Return the gradients of one full batch, as its step shows them."""
    after = train(layers, batch_size=48, learning_rate=1e-3, **settings)
    for old, new in zip(layers, after, strict=True):
        yield from (
            (was - now) / 1e-3 for was, now in zip(old[:2], new[:2], strict=True)
        )


@pytest.mark.parametrize("hidden", DEPTHS)
@pytest.mark.parametrize("activation", KINDS)
def test_a_step_goes_down_the_gradient_of_central_differences(
    central_differences, activation, hidden
):
    layers = start(activation, hidden)
    grads = list(pulls(layers))
    for number, layer in enumerate(layers):
        for place, name in enumerate(("kernel", "bias")):

            def along(value, number=number, name=name):
                changed = list(layers)
                changed[number] = layers[number]._replace(**{name: value})
                return loss(changed)

            theirs = central_differences(along, getattr(layer, name))
            assert_allclose(grads[2 * number + place], theirs, atol=1e-7)


@pytest.mark.parametrize("activation", KINDS)
def test_a_step_is_that_of_gradient_tape(keras, activation):
    import tensorflow as tf

    layers = start(activation)
    made = [
        keras.layers.Dense(len(bias), kind, dtype="float64") for _, bias, kind in layers
    ]
    model = keras.Sequential([keras.Input((3,), dtype="float64"), *made])
    model.set_weights([array for layer in layers for array in layer[:2]])
    with tf.GradientTape() as tape:
        cost = keras.losses.binary_crossentropy(Y[:, None].astype(float), model(X))
        total = tf.reduce_mean(cost)
    theirs = tape.gradient(total, model.trainable_weights)
    for our, their in zip(pulls(layers), theirs, strict=True):
        assert_allclose(our, np.asarray(their), atol=1e-7)


def test_an_epoch_of_batches_is_that_of_mlp_grad_and_sgd():
    layers, order = start(), np.random.default_rng(3).permutation(48)
    ours = train(layers, learning_rate=0.3, batch_size=20)
    for rows in np.split(order, [20, 40]):
        run = nn.mlp(X[rows], layers)
        cost = nn.binary_crossentropy(Y[rows, None], run.outputs[-1])
        grad = nn.mlp_grad(run, layers, cost.gradient / len(rows))
        layers = [
            nn.DenseLayer(k - 0.3 * g.kernel_grad, b - 0.3 * g.bias_grad, kind)
            for (k, b, kind), g in zip(layers, grad.layers, strict=True)
        ]
    for mine, theirs in zip(ours, layers, strict=True):
        assert_allclose(mine.kernel, theirs.kernel, atol=1e-12)
        assert_allclose(mine.bias, theirs.bias, atol=1e-12)


def test_penalties_pull_at_kernels_as_l1_l2_says_and_leave_biases():
    layers = start()
    plain, priced = list(pulls(layers)), list(pulls(layers, l1=0.2, l2=0.5))
    for number, layer in enumerate(layers):
        extra = nn.l1_l2(layer.kernel, 0.2, 0.5).gradient
        assert_allclose(priced[2 * number] - plain[2 * number], extra, atol=1e-9)
        assert_allclose(priced[2 * number + 1], plain[2 * number + 1], atol=1e-9)


def test_epochs_bring_the_loss_down():
    layers = start(hidden=(8,))
    before = loss(layers)
    for _ in range(60):
        layers = train(layers, learning_rate=0.3, batch_size=8)
    assert loss(layers) < 0.5 * before


def test_a_rate_of_zero_leaves_the_weights():
    for mine, theirs in zip(train(start(), learning_rate=0.0), start(), strict=True):
        assert_array_equal(mine.kernel, theirs.kernel)


def test_the_layers_given_stay_as_they_are():
    layers = start()
    before = layers[0].kernel.copy()
    train(layers)
    assert_array_equal(layers[0].kernel, before)


def test_the_same_generator_gives_the_same_epoch():
    assert_array_equal(train(start())[0].kernel, train(start())[0].kernel)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"x": X[0]}, r"x must be \(samples, features\)"),
        ({"x": X[:, :2]}, r"kernel \(3, 5\) wants 3"),
        ({"y": Y[:5]}, r"y must be \(48,\) classes 0 or 1, not \(5,\)"),
        ({"y": Y + 1}, "y must be"),
        ({"layers": []}, r"layers must be linear, relu, .* not \[\]"),
        ({"layers": start()[:2]}, "layers must be"),
        ({"batch_size": 0}, "batch_size must be at least 1"),
        ({"learning_rate": -1.0}, "learning_rate must be at least 0"),
        ({"l2": -1.0}, "l2 must be at least 0"),
        ({"learning_rate": 1e308, "l2": 1e9}, r"at learning rate 1e\+308 the weights"),
    ],
)
def test_refuses(change, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        train(**{"layers": start(), **change})


def test_the_last_layer_has_one_unit():
    layers = nn.mlp_start([3, 2], ["sigmoid"], RNG)
    with pytest.raises(ValueError, match=r"^the last layer must have 1 unit, not 2"):
        train(layers)


def test_features_are_what_their_names_say():
    made = nn.plane_features(np.array([[0.5, -2.0]]), list(nn.PLANE_FEATURES))
    assert_allclose(made, [[0.5, -2.0, 0.25, 4.0, -1.0, 1.0, 0.0]], atol=1e-12)


@pytest.mark.parametrize(
    ("x", "names", "sentence"),
    [
        (X, ["x₁"], r"x must be \(batch, 2\), not \(48, 3\)"),
        (X[:, :2], [], "the network needs at least one feature"),
        (X[:, :2], ["x₃"], "feature must be"),
    ],
)
def test_features_refuse(x, names, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        nn.plane_features(x, names)
