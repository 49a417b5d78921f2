import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import nn

RNG = np.random.default_rng(8)
X = RNG.normal(size=(50, 4))
Y = (X[:, 0] > 0) + (X[:, 1] > 0.5) * 1
RATES = np.linspace(0.3, 0.01, 40)


def start(*hidden):
    activations = ["relu"] * len(hidden) + ["softmax"]
    return nn.mlp_start([4, *hidden, 3], activations, np.random.default_rng(1))


def fit(rates=RATES, x=X, y=Y, layers=None, **settings):
    layers = start(6, 5) if layers is None else layers
    return nn.fit_mlp(x, y, layers, rates, np.random.default_rng(2), **settings)


def test_takes_the_steps_of_mlp_grad_and_momentum():
    settings = {"momentum": 0.8, "batch_size": 50}
    layers, states = list(start(6, 5)), [[None, None] for _ in range(3)]
    for rate in RATES:
        run = nn.mlp(X, layers)
        p = run.outputs[-1]
        pull = -np.eye(3)[Y] / p / len(X)
        for k, grads in enumerate(nn.mlp_grad(run, layers, pull).layers):
            parts = []
            for j in range(2):
                step = nn.momentum(
                    layers[k][j], grads[j], states[k][j],
                    learning_rate=rate, momentum=0.8,
                )  # fmt: skip
                states[k][j] = step.state
                parts.append(step.weights)
            layers[k] = nn.DenseLayer(*parts, layers[k].activation)
    ours = fit(**settings).layers
    for mine, theirs in zip(ours, layers, strict=True):
        assert_allclose(mine.kernel, theirs.kernel, atol=1e-9)
        assert_allclose(mine.bias, theirs.bias, atol=1e-9)


def test_trains_as_keras_does(keras):
    layers = start(6, 5)
    parts = [
        keras.layers.Dense(len(layer.bias), layer.activation, dtype="float64")
        for layer in layers
    ]
    model = keras.Sequential([keras.Input((4,)), *parts])
    model.set_weights([array for layer in layers for array in layer[:2]])
    optimizer = keras.optimizers.SGD(0.1, momentum=0.9)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    model.fit(X, Y, batch_size=50, epochs=15, verbose=0)
    ours = fit(np.full(15, 0.1), batch_size=50).layers
    for mine, theirs in zip(ours, parts, strict=True):
        assert_allclose(mine.kernel, theirs.get_weights()[0], atol=1e-4)


def test_an_epoch_reads_every_sample_once():
    one_hot = np.eye(7)  # each sample moves a row of its own
    layers = [nn.DenseLayer(np.zeros((7, 3)), np.zeros(3), "softmax")]
    made = fit(np.ones(4), one_hot, np.zeros(7, int), layers, batch_size=2, momentum=0)
    assert (made.layers[0].kernel[:, 0] > 0).all()


def test_the_first_loss_is_that_of_the_start():
    p = nn.mlp(X, start(6, 5)).outputs[-1]
    wanted = -np.log(p[np.arange(50), Y]).mean()
    assert_allclose(fit(batch_size=50).losses[0], wanted)


def test_a_rate_of_zero_leaves_the_weights():
    for mine, theirs in zip(fit(np.zeros(5)).layers, start(6, 5), strict=True):
        assert_array_equal(mine.kernel, theirs.kernel)


def test_the_layers_given_stay_as_they_are():
    layers = start(6)
    before = layers[0].kernel.copy()
    fit(layers=layers)
    assert_array_equal(layers[0].kernel, before)


def test_float32_stays_float32():
    assert fit(x=X.astype("f4")).layers[0].kernel.dtype == np.float32


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"x": X[0]}, r"x must be \(samples, features\), not \(4,\)"),
        ({"y": Y[:5]}, r"y must be \(50,\) whole numbers, not \(5,\)"),
        ({"y": Y + 1}, "y must be from 0 to 2, not 1 to 3"),
        ({"rates": np.ones((2, 2))}, r"learning_rates must be \(steps\)"),
        ({"rates": -np.ones(2)}, "learning_rates must be finite and 0 or more"),
        ({"layers": []}, "activations must be"),
        ({"layers": start(6)[:1]}, r"must be \['softmax'\], not \['relu'\]"),
        ({"x": X[:, :3]}, r"kernels .* do not fit \[3, 6, 5, 3\]"),
        ({"momentum": 1.0}, "momentum must be in"),
        ({"batch_size": 0}, "batch_size must be at least 1"),
        ({"rates": np.full(9, 1e300)}, "left all bounds before step"),
    ],
)
def test_refuses(change, words):
    with pytest.raises(ValueError, match=words):
        fit(**change)
