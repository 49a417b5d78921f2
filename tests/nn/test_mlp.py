import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(5)
X = RNG.normal(size=(7, 4))
PULL = RNG.normal(size=(7, 3))
"""Gradient of the loss with respect to the output."""
KINDS = ["linear", "relu", "sigmoid", "softmax", "tanh"]


def layers_of(activation, last="linear"):
    layers = nn.mlp_start([4, 5, 6, 3], [activation, "tanh", last], RNG)
    return [layer._replace(bias=RNG.normal(size=layer.bias.shape)) for layer in layers]


def keras_model(keras, layers):
    made = [
        keras.layers.Dense(len(bias), activation, dtype="float64")
        for _, bias, activation in layers
    ]
    model = keras.Sequential([keras.Input((4,), dtype="float64"), *made])
    for layer, (kernel, bias, _) in zip(made, layers, strict=True):
        layer.set_weights([kernel, bias])
    return model


@pytest.mark.parametrize("activation", KINDS)
def test_every_output_is_that_of_keras(keras, activation):
    layers = layers_of(activation, last=activation)
    theirs = keras_model(keras, layers)(X)
    assert_allclose(nn.mlp(X, layers).outputs[-1], np.asarray(theirs), atol=1e-12)


@pytest.mark.parametrize("last", KINDS)
@pytest.mark.parametrize("activation", KINDS)
def test_the_gradient_is_that_of_central_differences(
    central_differences, activation, last
):
    layers = layers_of(activation, last)
    grad = nn.mlp_grad(nn.mlp(X, layers), layers, PULL)

    def loss(x, changed):
        return np.vdot(PULL, nn.mlp(x, changed).outputs[-1])

    theirs = central_differences(lambda x: loss(x, layers), X)
    assert_allclose(grad.x_grad, theirs, atol=1e-8)
    for number, layer in enumerate(layers):
        for name in ("kernel", "bias"):

            def along(value, number=number, name=name):
                changed = list(layers)
                changed[number] = layers[number]._replace(**{name: value})
                return loss(X, changed)

            theirs = central_differences(along, getattr(layer, name))
            ours = getattr(grad.layers[number], f"{name}_grad")
            assert_allclose(ours, theirs, atol=1e-8, err_msg=f"{name} {number}")


@pytest.mark.parametrize("activation", KINDS)
def test_the_gradient_is_that_of_gradient_tape(keras, activation):
    import tensorflow as tf

    layers = layers_of(activation, last="softmax")
    model, wanted = keras_model(keras, layers), np.eye(3)[RNG.integers(0, 3, 7)]
    with tf.GradientTape() as tape:
        costs = keras.losses.categorical_crossentropy(wanted, model(X))
        loss = tf.reduce_mean(costs)
    theirs = tape.gradient(loss, model.trainable_weights)
    run = nn.mlp(X, layers)
    cost = nn.categorical_crossentropy(wanted, run.outputs[-1])
    grad = nn.mlp_grad(run, layers, cost.gradient / len(X))
    ours = [array for layer in grad.layers for array in layer]
    for our, their in zip(ours, theirs, strict=True):
        assert_allclose(our, np.asarray(their), atol=1e-12)


def test_softmax_and_its_loss_go_back_as_one_from_logits():
    layers, wanted = layers_of("relu"), np.eye(3)[RNG.integers(0, 3, 7)]
    logits = nn.mlp(X, layers)
    loss = nn.categorical_crossentropy(wanted, logits.outputs[-1], from_logits=True)
    together = nn.mlp_grad(logits, layers, loss.gradient)
    layers[-1] = layers[-1]._replace(activation="softmax")
    shares = nn.mlp(X, layers)
    loss = nn.categorical_crossentropy(wanted, shares.outputs[-1])
    apart = nn.mlp_grad(shares, layers, loss.gradient)
    assert_allclose(together.x_grad, apart.x_grad, atol=1e-12)


def test_one_layer_of_softmax_is_softmax_regression():
    (layer,), labels = nn.mlp_start([4, 3], ["linear"], RNG), RNG.integers(0, 3, 7)
    run = nn.mlp(X, [layer])
    loss = nn.categorical_crossentropy(
        nn.one_hot(labels, 3), run.outputs[-1], from_logits=True
    )
    ours = nn.mlp_grad(run, [layer], loss.gradient / 7).layers[0]
    theirs = nn.softmax_grad(X, labels, layer.kernel, layer.bias)
    assert_allclose(ours.kernel_grad, theirs.kernel_grad)
    assert_allclose(ours.bias_grad, theirs.bias_grad)


def test_a_start_lies_within_the_limit_of_glorot():
    (layer,) = nn.mlp_start([100, 50], ["relu"], np.random.default_rng(0))
    assert 0.97 < np.abs(layer.kernel).max() / np.sqrt(6 / 150) <= 1
    assert not layer.bias.any()


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: nn.mlp(X, []), "layers must hold at least one layer"),
        (lambda: nn.mlp(X[:, :3], layers_of("relu")), r"kernel \(4, 5\) wants 4"),
        (lambda: nn.mlp(X, layers_of("relu", "elu")), "activation must be 'linear' or"),
        (
            lambda: nn.mlp_grad(
                nn.mlp(X, layers_of("relu")), layers_of("relu"), PULL.T
            ),
            r"output_grad must be \(7, 3\), not \(3, 7\)",
        ),
        (
            lambda: nn.mlp_grad(
                nn.mlp(X, layers_of("relu")), layers_of("relu")[:2], PULL
            ),
            r"run is of kernels \[\(4, 5\), \(5, 6\), \(6, 3\)\], but layers have",
        ),
        (
            lambda: nn.mlp_start([4, 3], [], RNG),
            "activations must be one for each layer, not 0 for 1 layers",
        ),
    ],
)
def test_refuses(call, sentence):
    with pytest.raises(ValueError, match=f"^{sentence}"):
        call()
