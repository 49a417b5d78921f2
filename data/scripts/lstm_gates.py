"""What recurrent cells remember, and over which gaps.

Makes data/sweeps/lstm_gates.json and data/networks/korea.npz. Each question is a
function that trains one network with one seed, most of them in 2 to 6 seconds.
"""

from collections.abc import Callable

import numpy as np
from _common import BATCH, Stack, fit, score, write_networks, write_sweep

from helpers import data, train

SEEDS = (0, 1)
UNITS = 24
RATE = 0.01
BIASES = (-1, 1, 2, 4, 5)
RECALL_GAPS = (5, 20, 50, 100)
KOREA_GAPS = (0, 5, 10, 20, 30)
CELLS = {
    "SimpleRNN": ("SimpleRNN", None),
    "GRU": ("GRU", None),
    "LSTM": ("LSTM", 1.0),
    "LSTM, forget bias 4": ("LSTM", 4.0),
}
STORED, STORED_GAP = "LSTM, forget bias 4", 20
EPOCHS = {"one_bit": 6, "korea": 10, "adding": 10}


def layers_of(cell: str, forget_bias: float | None, *last: dict) -> list:
    """Make a recurrent layer and the dense layer that reads its last state."""
    from keras import initializers, layers

    more = {}
    if forget_bias is not None:
        gates = np.zeros((4, UNITS), np.float32)  # of Keras: i, f, candidate, o
        gates[1] = forget_bias
        start = initializers.Constant(gates.ravel())
        more = {"bias_initializer": start, "unit_forget_bias": False}
    return [getattr(layers, cell)(UNITS, **more), layers.Dense(**last[0])]


def answers(count: int) -> dict:
    """Write the arguments of a layer with a probability for each answer."""
    return {"units": count, "activation": "softmax"}


def recall(bias: float, gap: int, seed: int) -> float:
    """Return how well an LSTM with that forget bias says which symbol came first."""
    return train.recall_accuracy(bias, gap, seed)


def one_bit(cell: str, gap: int, seed: int) -> float:
    """Return how well a cell says whether a plus or a minus came first."""
    samples = data.one_bit(gap, seed=seed)
    kind, bias = CELLS[cell]
    make = lambda: layers_of(kind, bias, answers(2))  # noqa: E731
    model = fit(make, samples, seed, EPOCHS["one_bit"], RATE)
    return score(model, samples.x_test, samples.y_test)


def korea_samples(gap: int, seed: int) -> data.Samples:
    """Write 1500 sentences to learn from and 300 others to test on."""
    learn = data.sentences(gap, 1500, seed=seed)
    test = data.sentences(gap, 300, seed=1000 + seed)
    return data.Samples(
        data.one_hot_words(learn.codes),
        learn.answers,
        data.one_hot_words(test.codes),
        test.answers,
    )


def train_korea(cell: str, gap: int, seed: int):
    """Train a cell to say which language belongs to the country, `gap` words back."""
    kind, bias = CELLS[cell]
    make = lambda: layers_of(kind, bias, answers(len(data.LANGUAGES)))  # noqa: E731
    samples = korea_samples(gap, seed)
    return fit(make, samples, seed, EPOCHS["korea"], RATE), samples


def korea(cell: str, gap: int, seed: int) -> float:
    """Return how often a cell names the right language."""
    model, samples = train_korea(cell, gap, seed)
    return score(model, samples.x_test, samples.y_test)


def adding(cell: str, steps: int, seed: int) -> float:
    """Return the mean squared error of a cell that adds two marked numbers."""
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(seed)
    tf.config.experimental.enable_op_determinism()
    x, y, x_test, y_test = data.adding(steps, seed=seed)
    kind, bias = CELLS[cell]
    layers = layers_of(kind, bias, {"units": 1})
    model = keras.Sequential([keras.Input(x.shape[1:]), *layers])
    model.compile(keras.optimizers.Adam(RATE, clipnorm=1.0), "mse")
    model.fit(x, y, batch_size=BATCH, epochs=EPOCHS["adding"], verbose=0)
    guesses = np.asarray(model(x_test))[:, 0]
    return round(float(np.mean((guesses - y_test) ** 2)), 4)


def each(run: Callable[..., float], first, second) -> dict:
    """Run every pair of choices over all seeds."""
    return {
        str(a): {str(b): [run(a, b, seed) for seed in SEEDS] for b in second}
        for a in first
    }


def store_network() -> None:
    """Keep one network trained on sentences, for the lab to open."""
    model, _ = train_korea(STORED, STORED_GAP, seed=0)
    kernel, recurrent, bias, *dense = model.get_weights()
    last = answers(len(data.LANGUAGES))
    stack: Stack = [("LSTM", {"units": UNITS}), ("Dense", last)]
    weights = [(kernel, recurrent, bias), tuple(dense)]
    write_networks("korea", {STORED: stack}, {STORED: weights})


def main() -> None:
    """Answer all questions and keep one network: some 6 minutes."""
    store_network()
    write_sweep(
        "lstm_gates",
        {
            "seeds": SEEDS,
            "stored_gap": STORED_GAP,
            "korea": each(korea, CELLS, KOREA_GAPS),
            "recall": each(recall, BIASES, RECALL_GAPS),
            "one_bit": each(one_bit, CELLS, (60,)),
            "adding": each(adding, ("SimpleRNN", "GRU", "LSTM"), (30,)),
        },
    )


if __name__ == "__main__":
    main()
