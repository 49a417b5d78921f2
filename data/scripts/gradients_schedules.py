"""What three schedules of the learning rate make of one network, at several peaks.

Makes data/sweeps/gradients_schedules.json: a network of two hidden layers learns the
digits with SGD and momentum. `train` is one training with one seed, about a second.
"""

import numpy as np
from _common import SEEDS, layers_of, score, write_sweep

from helpers import data

PEAKS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5)
EPOCHS, BATCH, MOMENTUM = 10, 64, 0.9
WARMUP = 0.3  # share of the steps
FROM = 0.02  # the warm-up begins at this share of the peak
SCHEDULES = ("constant", "decay", "warm-up, then decay")
STACK = [
    ("Flatten", {}),
    ("Dense", {"units": 64, "activation": "relu"}),
    ("Dense", {"units": 64, "activation": "relu"}),
    ("Dense", {"units": 10, "activation": "softmax"}),
]


def rate_of(schedule: str, peak: float, steps: int):
    """Return what Keras takes as a learning rate."""
    import keras

    cosine = keras.optimizers.schedules.CosineDecay
    warmup = round(WARMUP * steps)
    return {
        "constant": lambda: peak,
        "decay": lambda: cosine(peak, steps),
        "warm-up, then decay": lambda: cosine(
            FROM * peak, steps - warmup, warmup_target=peak, warmup_steps=warmup
        ),
    }[schedule]()


def train(schedule: str, peak: float, seed: int) -> dict[str, float]:
    """Return the accuracy on the test digits, and the last loss of training."""
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(seed)
    tf.config.experimental.enable_op_determinism()
    samples = data.digits()
    steps = EPOCHS * -(-len(samples.x_train) // BATCH)
    model = keras.Sequential([keras.Input((8, 8, 1)), *layers_of(STACK)])
    rate = rate_of(schedule, peak, steps)
    optimizer = keras.optimizers.SGD(rate, momentum=MOMENTUM)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    losses = model.fit(
        samples.x_train, samples.y_train, batch_size=BATCH, epochs=EPOCHS, verbose=0
    ).history["loss"]
    accuracy = score(model, samples.x_test, samples.y_test)
    return {"accuracy": accuracy, "loss": float(np.round(losses[-1], 4))}


def main() -> None:
    """Train with every schedule at every peak: some 1 to 2 minutes."""
    result = {"seeds": SEEDS, "epochs": EPOCHS, "peaks": PEAKS}
    for figure in ("accuracy", "loss"):
        result[figure] = {name: {str(peak): [] for peak in PEAKS} for name in SCHEDULES}
    for schedule in SCHEDULES:
        for peak in PEAKS:
            for seed in SEEDS:
                for figure, value in train(schedule, peak, seed).items():
                    result[figure][schedule][str(peak)].append(value)
    write_sweep("gradients_schedules", result)


if __name__ == "__main__":
    main()
