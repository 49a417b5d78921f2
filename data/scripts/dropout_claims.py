"""Eleven questions about dropout, each answered by training small networks on digits.

Makes data/sweeps/dropout_claims.json. Each question is a function that trains with one
seed. Accuracies are shares of digits named rightly, losses mean cross-entropies in
nats; "test" means 500 digits that were never trained on, with dropout off.
"""

import numpy as np
from _common import BATCH, SEEDS, fit, score, write_sweep

from helpers import data, nn

WRONG = 0.25
"""Share of the training labels that are drawn anew, in `wrong_labels`."""

REMEDIES = {
    "none": (50, 0.0, 0.0),  # epochs, rate of dropout, strength of L2
    "10 epochs": (10, 0.0, 0.0),
    "L2": (50, 0.0, 0.02),
    "dropout": (50, 0.5, 0.0),
    "dropout, 200 epochs": (200, 0.5, 0.0),
}
SCHEDULES = {  # rates behind the three hidden layers, in three parts of the training
    "none": [(0, 0, 0)] * 3,
    "equal": [(0.3, 0.3, 0.3)] * 3,
    "rising with depth": [(0.1, 0.3, 0.5)] * 3,
    "falling with depth": [(0.5, 0.3, 0.1)] * 3,
    "rising in time": [(0.05,) * 3, (0.3,) * 3, (0.6,) * 3],
    "falling in time": [(0.6,) * 3, (0.3,) * 3, (0.05,) * 3],
}
WIDTHS, RATES = (8, 256), (0.0, 0.5)
INPUT_RATES = (0.0, 0.1, 0.2, 0.5)
MISSING = 0.3
"""Share of the pixels that are blank in the second test of `input_rate`."""
JITTER_BATCHES = (4, 16, 64)
FIVE = range(5)
"""Seeds where runs differ much: a narrow network with dropout is a matter of luck."""


def digits(train: int | None = None) -> data.Samples:
    """Return the digits, or the first of those to train on, as rows of pixels."""
    x_train, y_train, x_test, y_test = data.digits()
    flat = (x.reshape(len(x), -1) for x in (x_train[:train], x_test))
    x_train, x_test = flat
    return data.Samples(x_train, y_train[:train], x_test, y_test)


def dense(widths, rates, l2: float = 0.0, batch_norm: bool = False):
    """Return what makes dense layers, each with dropout behind, and ten answers."""

    def make() -> list:
        from keras import layers, regularizers

        made = []
        for width, rate in zip(widths, rates, strict=True):
            penalty = regularizers.L2(l2) if l2 else None
            made.append(layers.Dense(width, kernel_regularizer=penalty))
            if batch_norm:
                made.append(layers.BatchNormalization(momentum=0.9))
            made += [layers.Activation("relu"), layers.Dropout(rate)]
        return [*made, layers.Dense(10, activation="softmax")]

    return make


def answers(model, x: np.ndarray) -> np.ndarray:
    """Return the probabilities with dropout off: (batch, classes)."""
    return np.asarray(model(x, training=False), np.float64)


def loss(probabilities: np.ndarray, y: np.ndarray) -> float:
    """Return the mean cross-entropy, in nats."""
    chances = probabilities[np.arange(len(y)), y]
    return round(float(-np.log(np.maximum(chances, 1e-12)).mean()), 4)


def measured(model, samples: data.Samples) -> dict:
    """Return accuracy on both parts and the loss on the test part, dropout off."""
    return {
        "train": score(model, samples.x_train, samples.y_train),
        "test": score(model, samples.x_test, samples.y_test),
        "train loss": loss(answers(model, samples.x_train), samples.y_train),
        "test loss": loss(answers(model, samples.x_test), samples.y_test),
    }


def wrong_labels(remedy: str, seed: int) -> dict:
    """Train a wide network on 250 digits, a quarter of the labels drawn anew."""
    epochs, rate, l2 = REMEDIES[remedy]
    samples = digits(250)
    rng = np.random.default_rng(7)
    drawn = rng.random(250) < WRONG
    labels = np.where(drawn, rng.integers(0, 10, 250), samples.y_train)
    samples = samples._replace(y_train=labels)
    make = dense((256, 256), (rate, rate), l2)
    return measured(fit(make, samples, seed, epochs, rate=0.003), samples)


def width_and_rate(width: int, rate: float, seed: int) -> dict:
    """Train a narrow or a wide network on all digits, with dropout or without."""
    samples = digits()
    make = dense((width, width), (rate, rate))
    return measured(fit(make, samples, seed, epochs=12), samples)


def weight_norms(rate: float, seed: int) -> dict:
    """Return the length (Frobenius norm) of each of three kernels after training."""
    model = fit(dense((128, 128), (rate, rate)), digits(), seed, epochs=25, rate=0.003)
    kernels = [w for w in model.get_weights() if w.ndim == 2]
    return {
        f"kernel {i}": round(float(np.linalg.norm(kernel)), 3)
        for i, kernel in enumerate(kernels, start=1)
    }


def training_score(seed: int) -> dict:
    """Compare the training accuracy that Keras reports with that of the network used.

    While Keras trains, dropout is on: this is measured here on the finished network.
    """
    import keras

    samples = digits()
    model = fit(dense((128, 128), (0.6, 0.6)), samples, seed, epochs=20, rate=0.003)
    keras.utils.set_random_seed(seed)
    rounds = [np.asarray(model(samples.x_train, training=True)) for _ in range(10)]
    right = [np.mean(p.argmax(axis=1) == samples.y_train) for p in rounds]
    off = measured(model, samples)
    return {
        "train, dropout on": round(float(np.mean(right)), 4),
        "train, dropout off": off["train"],
        "test": off["test"],
    }


def schedule(name: str, seed: int) -> dict:
    """Train three hidden layers on 400 digits, with dropout by a schedule."""
    import keras

    samples, (first, *later) = digits(400), SCHEDULES[name]
    model = fit(dense((128, 128, 128), first), samples, seed, epochs=10, rate=0.003)
    drops = [one for one in model.layers if isinstance(one, keras.layers.Dropout)]
    for rates in later:
        for layer, rate in zip(drops, rates, strict=True):
            layer.rate = rate
        model.compile(keras.optimizers.Adam(0.003), model.loss)  # reads the new rates
        model.fit(
            samples.x_train, samples.y_train, batch_size=BATCH, epochs=10, verbose=0
        )
    return measured(model, samples)


def input_rate(rate: float, seed: int) -> dict:
    """Drop pixels in training; test on whole digits and with pixels missing."""

    def make() -> list:
        from keras import layers

        return [layers.Dropout(rate), *dense((128,), (0.0,))()]

    samples = digits(400)
    model = fit(make, samples, seed, epochs=40, rate=0.003)
    there = np.random.default_rng(0).random(samples.x_test.shape) >= MISSING
    return {
        "whole": score(model, samples.x_test, samples.y_test),
        "pixels missing": score(model, samples.x_test * there, samples.y_test),
    }


def removed(seed: int) -> dict:
    """Take the dropout layer out: as the weights are, and with the kernel halved."""
    import keras

    samples = digits()
    model = fit(dense((64,), (0.5,)), samples, seed, epochs=10, rate=0.001)
    inside, outside = (w for w in model.layers if w.weights)
    bare = keras.Sequential([keras.Input((64,)), inside, keras.layers.ReLU(), outside])
    with_layer, without = (answers(m, samples.x_test) for m in (model, bare))
    kernel, bias = outside.get_weights()
    outside.set_weights([kernel / 2, bias])
    return {
        "difference": float(np.abs(with_layer - without).max()),
        "test loss": loss(without, samples.y_test),
        "test loss, kernel halved": loss(answers(bare, samples.x_test), samples.y_test),
    }


def batch_norm(on: bool, seed: int) -> dict:
    """Train two hidden layers on 150 digits, with batch normalization or without."""
    samples = digits(150)
    make = dense((128, 128), (0.0, 0.0), batch_norm=on)
    return measured(fit(make, samples, seed, epochs=60, rate=0.003), samples)


def jitter(batch: int, seed: int) -> float:
    """Return how much its batch mates move one normalised value (standard deviation).

    Without unit: a normalised value has standard deviation 1 over the batch.
    """
    from keras import layers

    rng = np.random.default_rng(seed)
    layer = layers.BatchNormalization()
    mates = rng.normal(size=(batch - 1, 300)).astype(np.float32)
    rows = np.vstack([np.ones((1, 300), np.float32), mates])  # 300 other batches
    first = np.asarray(layer(rows, training=True))[0]
    return round(float(first.std()), 4)


def members(seed: int) -> np.ndarray:
    """Return the test answers of one small network: (500, 10)."""
    samples = digits(400)
    model = fit(dense((64,), (0.0,)), samples, seed, epochs=20, rate=0.01)
    return answers(model, samples.x_test)


def ensemble() -> dict:
    """Average the answers of five networks, and of five copies of the first."""
    truth = digits().y_test
    each = np.array([members(seed) for seed in range(5)])
    mean, copies = each.mean(axis=0), each[[0] * 5].mean(axis=0)

    def accuracy(p: np.ndarray) -> float:
        return round(float(np.mean(p.argmax(axis=1) == truth)), 4)

    return {
        "member loss": [loss(p, truth) for p in each],
        "member accuracy": [accuracy(p) for p in each],
        "loss": loss(mean, truth),
        "accuracy": accuracy(mean),
        "loss of five copies": loss(copies, truth),
    }


def given_away(layer: str) -> dict:
    """Guess dropped pixels of the maps of a photograph from those beside them."""
    photograph = data.photograph("china", size=(96, 96), grey=True).astype(float)
    kernels = np.random.default_rng(0).normal(size=(5, 5, 1, 32))
    kernels -= kernels.mean(axis=(0, 1))  # edges, not brightness
    maps = nn.relu(nn.conv2d(photograph[None, ..., None], kernels))
    drop = {"Dropout": nn.dropout, "SpatialDropout2D": nn.spatial_dropout2d}[layer]
    found = nn.dropped_neighbours(maps, drop(maps, 0.5, np.random.default_rng(1)).mask)
    correlation = None if np.isnan(found.correlation) else round(found.correlation, 4)
    return {"correlation": correlation, "known": round(found.known, 4)}


def main() -> None:
    """Ask all questions: four minutes."""
    write_sweep(
        "dropout_claims",
        {
            "wrong_labels": {one: asked(wrong_labels, one) for one in REMEDIES},
            "width_and_rate": {
                width: {
                    rate: asked(width_and_rate, width, rate, seeds=FIVE)
                    for rate in RATES
                }
                for width in WIDTHS
            },
            "weight_norms": {rate: asked(weight_norms, rate) for rate in RATES},
            "training_score": asked(training_score),
            "schedules": {one: asked(schedule, one, seeds=SEEDS) for one in SCHEDULES},
            "input_rate": {rate: asked(input_rate, rate) for rate in INPUT_RATES},
            "removed": asked(removed),
            "batch_norm": {
                "without": asked(batch_norm, False),
                "with": asked(batch_norm, True),
            },
            "jitter": {batch: jitter(batch, seed=0) for batch in JITTER_BATCHES},
            "ensemble": ensemble(),
            "given_away": {
                layer: given_away(layer) for layer in ("Dropout", "SpatialDropout2D")
            },
        },
    )


def asked(question, *choice, seeds=(0, 1)) -> dict:
    """Ask a question once for each seed: every figure becomes a list."""
    runs = [question(*choice, seed) for seed in seeds]
    return {name: [run[name] for run in runs] for name in runs[0]}


if __name__ == "__main__":
    main()
