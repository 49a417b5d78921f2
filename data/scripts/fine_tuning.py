"""What a network keeps of one task for another, and what breaks it.

Makes data/networks/fine_tuning.npz and data/sweeps/fine_tuning.json: the source
network, trained on the digits 0 to 4; accuracies on the digits 5 to 9 by cut point,
labels and way of training; fine-tuning with learning rates too large; and the input
that each unit of the source network likes best.
"""

from base64 import b64encode
from zlib import compress

import numpy as np
from _common import score, write_networks, write_sweep

from helpers import data, train
from helpers.train.transfer import KEPT, RATES, STACK

SEEDS = (0, 1, 2)
LABELS = (10, 25, 50, 100, 500)
LEARNING_RATES = (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3)
EPOCHS, BATCH, RATE = 6, 64, 0.005
UNITS = {"conv 1": 0, "conv 2": 2, "dense": 4, "classes": 5}
"""Layers of the network whose units are looked into, by their place in it."""
CLIMB, STEP = 60, 0.05


def train_source(epochs: int = EPOCHS):
    """Train the source network, its weights rounded as they are stored."""
    import keras

    train.fix_seed(0)
    samples = data.source_digits()
    model = train.keras_model(samples.x_train.shape[1:], STACK)
    model.compile(keras.optimizers.Adam(RATE), "sparse_categorical_crossentropy")
    how = {"batch_size": BATCH, "epochs": epochs, "verbose": 0}
    model.fit(samples.x_train, samples.y_train, **how)
    model.set_weights(
        [w.astype(np.float16).astype(np.float32) for w in model.get_weights()]
    )
    return model


def before_activation(model, images, layer: int):
    """Return the sums of a layer before its ReLU or softmax, of maps the middle."""
    x = images
    for part in model.layers[:layer]:
        x = part(x)
    last = model.layers[layer]
    activation, last.activation = last.activation, None
    sums = last(x)
    last.activation = activation
    if len(sums.shape) == 2:
        return sums
    middle = sums.shape[1] // 2
    return sums[:, middle, middle]


def favourites(model, layer: int) -> np.ndarray:
    """Climb to the input that each unit answers most: (units, 16, 16)."""
    import tensorflow as tf

    units = model.layers[layer].get_weights()[1].size
    start = np.random.default_rng(0).uniform(0, 0.1, (units, 16, 16, 1))
    images = tf.Variable(start.astype(np.float32))

    @tf.function
    def climb() -> None:
        with tf.GradientTape() as tape:
            sums = before_activation(model, images, layer)
            own = tf.reduce_sum(tf.linalg.diag_part(sums))
        up = tf.sign(tape.gradient(own, images))
        images.assign(tf.clip_by_value(images + STEP * up, 0.0, 1.0))

    for _ in range(CLIMB):
        climb()
    return images.numpy()[..., 0]


def packed(images: np.ndarray) -> str:
    """Write pictures as text: base64 of what zlib makes of bytes from 0 to 255."""
    levels = np.round(255 * images).astype(np.uint8)
    return b64encode(compress(levels.tobytes(), 9)).decode()


def cut_points() -> dict:
    """Train every question, cut point, way and number of labels with each seed."""
    return {
        question: {
            kept: {
                way: {
                    str(labels): [
                        train.target_accuracy(kept, way, labels, question, seed)
                        for seed in SEEDS
                    ]
                    for labels in LABELS
                }
                for way in RATES
            }
            for kept in KEPT
        }
        for question in data.TARGET_QUESTIONS
    }


def rates() -> tuple[dict, dict]:
    """Fine-tune with each learning rate: figures, and the filters of each draw."""
    figures, filters = {}, {}
    for rate in LEARNING_RATES:
        runs = [train.fine_tune(rate, seed) for seed in SEEDS]
        figures[f"{rate:g}"] = {
            "accuracy": [run.accuracy for run in runs],
            "moved": [run.moved for run in runs],
        }
        for seed, run in zip(SEEDS, runs, strict=True):
            filters[f"rate {rate:g} draw {seed}"] = run.kernel
    return figures, filters


def main() -> None:
    """Train the source network first: all the rest begins from the stored one."""
    model = train_source()
    layers = [(type(layer).__name__, layer._asdict()) for layer in STACK]
    arrays = model.get_weights()
    weights = {"source": list(zip(arrays[::2], arrays[1::2], strict=True))}
    write_networks("fine_tuning", {"source": layers}, weights)
    samples = data.source_digits()
    figures, filters = rates()
    stacks = {"source": layers, **{name: layers[:1] for name in filters}}
    for name, kernel in filters.items():
        weights[name] = [(kernel, np.zeros(kernel.shape[-1]))]
    write_networks("fine_tuning", stacks, weights)
    likes = {name: packed(favourites(model, place)) for name, place in UNITS.items()}
    write_sweep(
        "fine_tuning",
        {
            "seeds": SEEDS,
            "labels": LABELS,
            "source": score(model, samples.x_test, samples.y_test),
            "cut_point": cut_points(),
            "rates": figures,
            "favourites": likes,
        },
    )


if __name__ == "__main__":
    main()
