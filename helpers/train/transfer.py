"""A network trained on one task and carried over to another."""

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from helpers import data, nn

STACK = (
    nn.Conv2D(16, 3, activation="relu"),
    nn.MaxPooling2D(2),
    nn.Conv2D(48, 3, activation="relu"),
    nn.GlobalMaxPooling2D(),
    nn.Dense(32, activation="relu"),
    nn.Dense(5, activation="softmax"),
)
"""The source network, a reader of the digits 0 to 4 with 8,853 weights."""

KEPT = {
    "conv 1": (STACK[0], nn.GlobalMaxPooling2D()),
    "conv 2": STACK[:4],
    "dense": STACK[:5],
}
"""What is kept of the source network at each cut point."""

RATES = {"frozen": 0.02, "fine-tuned": 0.005, "from scratch": 0.005}
"""Learning rates by what becomes of the kept layers."""

BATCH, STEPS = 10, 20
"""Pictures per step, and steps for the root of the number of labels."""
READ_OUT_STEPS = 1000
"""The same with frozen layers, over all pictures at a time."""
RATE_LABELS = 25


class FineTuned(NamedTuple):
    """What fine-tuning with one learning rate has made of the source network."""

    accuracy: float
    """Share of the target's test pictures answered rightly."""
    moved: tuple[float, float]
    """How far the kernels of the two convolutions moved, as a share of their length."""
    kernel: np.ndarray
    """(3, 3, 1, 16), the filters of the first convolution afterwards."""


def target_accuracy(
    kept: str, way: str, labels: int, question: str, seed: int = 0
) -> float:
    """Keep layers of the source network, train a new last layer, and test it.

    Parameters
    ----------
    kept : {"conv 1", "conv 2", "dense"}
        The last layer that is kept; maps are brought to one number each by their
        maximum.
    way : {"frozen", "fine-tuned", "from scratch"}
        Whether the kept layers stay as they are, are trained on, or are the same
        layers with random weights, trained.
    labels : int
        Pictures of the target task to learn from.
    question : str
        One of ``data.TARGET_QUESTIONS``.
    seed : int
        Of the pictures, the first weights and their order.

    Returns
    -------
    float
        Share of 238 new pictures answered rightly.

    Raises
    ------
    ValueError
        If `kept` or `way` is another word, or as `data.target_digits` refuses.
    """
    for name, word, words in (("kept", kept, KEPT), ("way", way, RATES)):
        if word not in words:
            raise ValueError(f"{name} must be one of {list(words)}, not {word!r}")
    samples = data.target_digits(labels, question, seed)
    classes = 5 if question == "which digit" else 2
    model = _model(kept, classes)
    _start(model, kept, classes, way, seed)
    if way == "frozen":
        return _read_out(model, samples)
    _train(model, samples, RATES[way], seed)
    return _accuracy(model, samples)


def fine_tune(learning_rate: float, seed: int = 0) -> FineTuned:
    """Fine-tune both convolutions on 25 labels of the near task.

    Parameters
    ----------
    learning_rate : float
        Of Adam, for all layers alike.
    seed : int
        As for `target_accuracy`.
    """
    samples = data.target_digits(RATE_LABELS, "which digit", seed)
    model = _model("conv 2", 5)
    _start(model, "conv 2", 5, "fine-tuned", seed)
    _train(model, samples, learning_rate, seed)
    before = source_weights()
    first, _, second, *_ = model.get_weights()
    moved = tuple(
        round(float(np.linalg.norm(new - old) / np.linalg.norm(old)), 4)
        for new, old in ((first, before[0]), (second, before[2]))
    )
    return FineTuned(_accuracy(model, samples), moved, first)


def read_outs(question: str, labels: int = 250, seed: int = 0) -> dict[str, float]:
    """Read the answer from each layer of the source network by a linear rule.

    Every map is brought to one number by its maximum; of the last layer the sums
    before the softmax are taken. A logistic regression is fitted to these features,
    and no layer of the network changes.

    Parameters
    ----------
    question, labels, seed
        As for `data.target_digits`.

    Returns
    -------
    dict of float
        Share of 238 new pictures answered rightly, by layer: ``conv 1``, ``conv 2``,
        ``dense`` and ``classes``.
    """
    samples = data.target_digits(labels, question, seed)
    stack, weights = STACK, data.networks("fine_tuning")["source"].weights
    sums = (*stack[:-1], stack[-1]._replace(activation=None))
    halves = [nn.run_stack(x, sums, weights) for x in (samples.x_train, samples.x_test)]
    layers = {"conv 1": 0, "conv 2": 3, "dense": 4, "classes": 5}
    return {
        name: _linear(*(_flat(half[place]) for half in halves), samples)
        for name, place in layers.items()
    }


def _flat(features: np.ndarray) -> np.ndarray:
    return features.max(axis=(1, 2)) if features.ndim == 4 else features


def _linear(known: np.ndarray, new: np.ndarray, samples: data.Samples) -> float:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    rule = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    rule.fit(known, samples.y_train)
    return float(rule.score(new, samples.y_test))


def source_weights() -> list[np.ndarray]:
    """Return the weights of the stored source network, in Keras's order."""
    layers = data.networks("fine_tuning")["source"].weights
    return [array for layer in layers for array in layer]


def _fresh(kept: str, classes: int) -> Any:
    from helpers.train._models import keras_model

    last = nn.Dense(classes, activation="softmax")
    return keras_model((16, 16, 1), (*KEPT[kept], last))


@cache
def _model(kept: str, classes: int) -> Any:
    """Compile once for each shape: that takes longer than a training."""
    return _compiled(_fresh(kept, classes))


def _compiled(model: Any) -> Any:
    import keras

    model.compile(keras.optimizers.Adam(), "sparse_categorical_crossentropy")
    model.optimizer.build(model.trainable_variables)
    return model


def _start(model: Any, kept: str, classes: int, way: str, seed: int) -> None:
    """Give `model` its first weights: those of the source where they are kept."""
    from helpers.train._seed import fix_seed

    fix_seed(seed)
    weights = _fresh(kept, classes).get_weights()
    if way != "from scratch":
        count = len(weights) - 2  # all but kernel and bias of the new last layer
        weights[:count] = source_weights()[:count]
    model.set_weights(weights)


def _read_out(model: Any, samples: data.Samples) -> float:
    """Train the last layer alone, and return its accuracy.

    Frozen layers give the same in every epoch, so the features are computed once, and
    what is left is one dense layer: 1000 steps of Adam over all pictures at a time.
    """
    known, new = (
        np.asarray(_features(model, x)) for x in (samples.x_train, samples.x_test)
    )
    weights, state = np.vstack(model.get_weights()[-2:]), None  # the bias comes last
    every, count = _with_ones(known), len(known)
    for _ in range(READ_OUT_STEPS):
        errors = nn.softmax(every @ weights)  # (pictures, classes)
        errors[np.arange(count), samples.y_train] -= 1
        gradient = every.T @ errors / count
        rate = {"learning_rate": RATES["frozen"]}
        weights, state = nn.adam(weights, gradient, state, **rate)
    guesses = (_with_ones(new) @ weights).argmax(axis=1)
    return round(float(np.mean(guesses == samples.y_test)), 4)


def _with_ones(features: np.ndarray) -> np.ndarray:
    return np.column_stack([features, np.ones(len(features))])


def _features(model: Any, x: np.ndarray) -> Any:
    for layer in model.layers[:-1]:
        x = layer(x)
    return x


def _train(model: Any, samples: data.Samples, learning_rate: float, seed: int) -> None:
    """Take ``20 * sqrt(labels)`` steps of Adam, from its beginning."""
    for variable in model.optimizer.variables:
        variable.assign(np.zeros(variable.shape))
    model.optimizer.learning_rate = learning_rate
    rng = np.random.default_rng(seed)
    count = len(samples.x_train)
    wanted = BATCH * round(STEPS * count**0.5)
    orders = [rng.permutation(count) for _ in range(-(-wanted // count))]
    order = np.concatenate(orders)[:wanted]
    x, y = samples.x_train[order], samples.y_train[order]
    model.fit(x, y, batch_size=BATCH, shuffle=False, verbose=0)


def _accuracy(model: Any, samples: data.Samples) -> float:
    guesses = np.asarray(model(samples.x_test, training=False)).argmax(axis=1)
    return round(float(np.mean(guesses == samples.y_test)), 4)
