"""Four questions about what a network can do, each answered by training small ones.

Makes data/sweeps/foundations_claims.json. Each question is a function that trains with
one seed. AUCs are those of data that were never trained on.
"""

from collections.abc import Sequence

import numpy as np
from _common import rounded_over, score, write_sweep

from helpers.train import fix_seed

SEEDS = (0, 1)
UNITS = 16
VALUES = (40, 40, 20)
"""How many values the fields of the click log have: 100 in all."""

BUCKETS = 32

ACTIVATIONS = ("linear", "relu", "tanh")

XOR_NETWORKS = {
    "no hidden layer": ([], {}),
    "two linear layers": (["linear", "linear"], {}),
    "one tanh layer": (["tanh"], {}),
    "two tanh layers": (["tanh", "tanh"], {}),
    "a start of zeros": (["tanh"], {"kernel_initializer": "zeros"}),
    "relus below zero": (["relu"], {"bias": -10.0}),
}
"""Hidden activations, and how the weights start if not as Keras has them."""


def network(
    features: int,
    activations: Sequence[str],
    last: tuple[int, str],
    units: int = UNITS,
    kernel_initializer: str = "glorot_uniform",
    bias: float = 0.0,
):
    """Make dense layers of `units` with these activations, and a last one."""
    import keras
    from keras import layers

    def dense(number, activation, bias):
        start = keras.initializers.Constant(bias)
        how = {"kernel_initializer": kernel_initializer, "bias_initializer": start}
        return layers.Dense(number, activation=activation, **how)

    hidden = [dense(units, activation, bias) for activation in activations]
    return keras.Sequential([keras.Input((features,)), *hidden, dense(*last, 0.0)])


def trained(model, loss: str, rate: float, x, y, epochs: int, batch: int = 64):
    """Train with Adam and return the model."""
    import keras

    model.compile(keras.optimizers.Adam(rate), loss)
    model.fit(x, y, epochs=epochs, batch_size=batch, verbose=0)
    return model


def bend(activation: str, seed: int) -> float:
    """Fit the size of x from -1 to 1 with 8 hidden units: mean squared error."""
    fix_seed(seed)
    x = np.linspace(-1, 1, 200)[:, None].astype(np.float32)
    model = network(1, [activation], (1, "linear"), units=8)
    trained(model, "mse", 0.05, x, np.abs(x), epochs=60, batch=50)
    return float(np.mean((np.asarray(model(x)) - np.abs(x)) ** 2))


def xor(kind: str, seed: int) -> float:
    """Learn whether two numbers have the same sign: accuracy on the points shown."""
    fix_seed(seed)
    x = np.random.default_rng(seed).uniform(-1, 1, (600, 2)).astype(np.float32)
    y = (x[:, 0] * x[:, 1] > 0).astype(np.int64)
    activations, start = XOR_NETWORKS[kind]
    model = network(2, activations, (1, "sigmoid"), **start)
    trained(model, "binary_crossentropy", 0.03, x, y, epochs=25)
    return score(model, x, y)


def sine(seed: int) -> dict[str, float]:
    """Fit one wave of a sine, and ask for the next: root mean squared errors."""
    fix_seed(seed)
    x = np.random.default_rng(seed).uniform(0, 2 * np.pi, (512, 1))
    model = network(1, ["relu", "relu"], (1, "linear"), units=64)
    trained(model, "mse", 0.005, x, np.sin(x), epochs=60, batch=32)
    inside = np.linspace(0, 2 * np.pi, 500)[:, None]
    waves = {"inside": inside, "outside": inside + 2 * np.pi}
    return {
        name: float(np.sqrt(np.mean((np.asarray(model(wave)) - np.sin(wave)) ** 2)))
        for name, wave in waves.items()
    }


def click_log(count: int, rng: np.random.Generator, effects: list) -> tuple:
    """Draw who saw what and where, and whether it was clicked."""
    fields = [np.minimum(rng.geometric(8 / n, count) - 1, n - 1) for n in VALUES]
    logit = -1.5 + sum(part[field] for part, field in zip(effects, fields, strict=True))
    chance = 1 / (1 + np.exp(-logit))
    return np.stack(fields, axis=1), rng.random(count) < chance, chance


def encoded(fields: np.ndarray, buckets: int | None) -> np.ndarray:
    """Give each value a column of its own, or throw all of them into few columns."""
    starts = np.concatenate([[0], np.cumsum(VALUES)[:-1]])
    columns = fields + starts
    if buckets:
        places = np.random.default_rng(5).integers(buckets, size=sum(VALUES))
        columns = places[columns]
    table = np.zeros((len(fields), buckets or sum(VALUES)), np.float32)
    for column in columns.T:
        table[np.arange(len(fields)), column] += 1
    return table


def auc(clicked: np.ndarray, score: np.ndarray) -> float:
    """Return how often a click is ranked above what was not clicked."""
    rank = np.argsort(np.argsort(score)) + 1
    positives = clicked.sum()
    most = positives * (len(clicked) - positives)
    return float((rank[clicked].sum() - positives * (positives + 1) / 2) / most)


def clicks(seed: int) -> dict[str, float]:
    """Foretell clicks from three fields of names: AUC on a log not trained on."""
    rng = np.random.default_rng(seed)
    effects = [rng.normal(0, 1.2, n) for n in VALUES]
    shown, clicked, _ = click_log(6000, rng, effects)
    new, new_clicked, chance = click_log(6000, rng, effects)
    found = {"best possible": auc(new_clicked, chance)}
    for name, buckets in {"one column each": None, "hashed to 32": BUCKETS}.items():
        fix_seed(seed)
        x, x_new = (encoded(fields, buckets) for fields in (shown, new))
        model = network(x.shape[1], ["relu"], (1, "sigmoid"))
        trained(model, "binary_crossentropy", 0.01, x, clicked, epochs=3)
        found[name] = auc(new_clicked, np.asarray(model(x_new))[:, 0])
    return found


def main() -> None:
    """Ask all four questions: about a minute."""
    write_sweep(
        "foundations_claims",
        {
            "seeds": SEEDS,
            "bend": {
                kind: rounded_over(SEEDS, bend, kind)
                for kind in ("linear", "relu", "tanh")
            },
            "xor": {kind: rounded_over(SEEDS, xor, kind) for kind in XOR_NETWORKS},
            "sine": rounded_over(SEEDS, sine),
            "clicks": rounded_over(SEEDS, clicks),
        },
    )


if __name__ == "__main__":
    main()
