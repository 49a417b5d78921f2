"""What helps a network that learns wrong labels by heart: one remedy at a time.

Makes data/sweeps/remedy_bench.json: a network of two hidden layers on `two_arcs()`, a
quarter of whose labels are wrong, for four remedies in four strengths and three
amounts of data. Each run is kept at `EPOCHS`, with a map of what the network answers.
"""

import os
from base64 import b64encode
from zlib import compress

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")

import numpy as np
from _common import write_sweep

from helpers import data

POINTS = (60, 240, 960)
WIDTH, RATE, SEED = 64, 0.003, 0
STEPS, LAST = 50, 1000
EPOCHS = tuple(range(STEPS, LAST + 1, STEPS))
STRENGTHS = {
    "L2": (0.0, 0.0003, 0.001, 0.003, 0.01),
    "L1": (0.0, 0.0001, 0.0003, 0.001, 0.003),
    "dropout": (0.0, 0.1, 0.25, 0.5, 0.75),
    "fewer units": (WIDTH, 16, 8, 4, 3),
}
"""From the same network without any remedy on, weak to strong."""

COLUMNS, ROWS, WIDE, HIGH = 34, 24, 2.1, 1.5
"""The map of answers: its places, from -WIDE to WIDE and from -HIGH to HIGH."""

LEVELS = 24
"""In so many steps a probability is kept."""

EDGES = np.linspace(-1.5, 1.5, 22)
"""Of the histogram; weights beyond are counted in its first and last bin."""


def parts(points: int) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Draw what is trained on, what stops the training, and what tells the truth.

    A quarter of the labels for training and validation are wrong, none of the test's.
    """
    train = data.two_arcs(points, seed=SEED)
    validation = data.two_arcs(240, seed=SEED + 100)
    test = data.two_arcs(1000, wrong=0.0, seed=SEED + 200)
    named = {"train": train, "validation": validation, "test": test}
    return {name: (part.x, part.y.astype(np.float32)) for name, part in named.items()}


def network(remedy: str, strength: float):
    """Build the network in Keras, with one remedy."""
    import keras
    from keras import layers, regularizers

    keras.utils.set_random_seed(SEED)
    width = int(strength) if remedy == "fewer units" else WIDTH
    kinds = {"L1": regularizers.L1, "L2": regularizers.L2}
    penalty = kinds[remedy](strength) if remedy in kinds and strength else None
    rate = strength if remedy == "dropout" else 0.0
    hidden = []
    for _ in range(2):
        hidden.append(layers.Dense(width, "relu", kernel_regularizer=penalty))
        if rate:
            hidden.append(layers.Dropout(rate, seed=SEED))
    last = layers.Dense(1, "sigmoid", kernel_regularizer=penalty)
    return keras.Sequential([keras.Input((2,)), *hidden, last])


def trainer(model, x: np.ndarray, y: np.ndarray):
    """Return a function that trains for `STEPS` epochs, all points in one batch."""
    import keras
    import tensorflow as tf

    optimizer = keras.optimizers.Adam(RATE)
    optimizer.build(model.trainable_variables)
    inputs, labels = tf.constant(x), tf.constant(y[:, None])

    @tf.function
    def train():
        for _ in tf.range(STEPS):
            with tf.GradientTape() as tape:
                chances = model(inputs, training=True)
                loss = keras.losses.binary_crossentropy(labels, chances)
                loss = tf.reduce_mean(loss) + sum(model.losses)
            gradients = tape.gradient(loss, model.trainable_variables)
            optimizer.apply(gradients, model.trainable_variables)

    return train


def measure(model, x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Return cross-entropy in nats, without any penalty, and accuracy."""
    chances = np.asarray(model(x, training=False))[:, 0].astype(float)
    given = np.clip(np.where(y == 1, chances, 1 - chances), 1e-7, None)
    accuracy = np.mean((chances > 0.5) == (y == 1))
    return round(float(-np.log(given).mean()), 3), round(float(accuracy), 3)


def by_heart(model, points: int) -> float:
    """Return the share of the wrong labels that the network gives as it was told."""
    arcs = data.two_arcs(points, seed=SEED)
    chances = np.asarray(model(arcs.x[arcs.wrong], training=False))[:, 0]
    return round(float(np.mean((chances > 0.5) == arcs.y[arcs.wrong])), 3)


def answers(model) -> np.ndarray:
    """Return the probability of label 1 over the plane in levels: (rows, columns)."""
    across, up = np.linspace(-WIDE, WIDE, COLUMNS), np.linspace(-HIGH, HIGH, ROWS)
    places = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    chances = np.asarray(model(places.astype(np.float32), training=False))
    return np.floor(chances.reshape(ROWS, COLUMNS) * (LEVELS - 1e-3)).astype(np.uint8)


def histogram(model) -> list[int]:
    """Count the weights of all kernels, biases left out."""
    weights = np.concatenate([layer.kernel.numpy().ravel() for layer in dense(model)])
    return np.histogram(np.clip(weights, -1.5, 1.5), EDGES)[0].tolist()


def dense(model) -> list:
    """List the layers that have a kernel."""
    return [layer for layer in model.layers if hasattr(layer, "kernel")]


def packed(maps: list[np.ndarray]) -> str:
    """Write maps as text: base64 of what zlib makes of the steps along each row."""
    steps = np.diff(np.stack(maps), axis=2, prepend=np.uint8(0))  # modulo 256
    return b64encode(compress(steps.tobytes(), 9)).decode()


def run(remedy: str, strength: float, points: int, last: int = LAST) -> dict:
    """Train one network; keep curves, maps and histograms at every `STEPS` epochs."""
    sets = parts(points)
    model = network(remedy, strength)
    train = trainer(model, *sets["train"])
    kept: dict = {name: {"loss": [], "accuracy": []} for name in sets}
    learned, maps, counts = [], [], []
    for _ in range(STEPS, last + 1, STEPS):
        train()
        for name, part in sets.items():
            loss, accuracy = measure(model, *part)
            kept[name]["loss"].append(loss)
            kept[name]["accuracy"].append(accuracy)
        learned.append(by_heart(model, points))
        maps.append(answers(model))
        counts.append(histogram(model))
    more = {"by_heart": learned, "maps": packed(maps), "histograms": counts}
    return kept | more


def bench() -> dict:
    """Train every cell: the network without a remedy once for each amount of data."""
    plain = {points: run("L2", 0.0, points) for points in POINTS}
    return {
        str(points): {
            "none": plain[points],
            **{
                remedy: [run(remedy, strength, points) for strength in strengths[1:]]
                for remedy, strengths in STRENGTHS.items()
            },
        }
        for points in POINTS
    }


def main() -> None:
    """Train the whole bench: about a minute."""
    write_sweep(
        "remedy_bench",
        {
            "epochs": EPOCHS,
            "strengths": STRENGTHS,
            "seed": SEED,
            "map": [ROWS, COLUMNS],
            "levels": LEVELS,
            "reach": [WIDE, HIGH],
            "edges": [round(float(edge), 2) for edge in EDGES],
            "runs": bench(),
        },
    )


if __name__ == "__main__":
    main()
