"""When batch normalization speeds up a network, and when it does harm.

Makes data/sweeps/gradients_batch_norm.json from the digits. `epochs_needed` is one
race and `accuracy` one training, each with one seed and of a few seconds.
"""

from _common import score, write_sweep

from helpers import data

SEEDS = (0, 1)
RATES = (0.1, 0.3, 1.0, 3.0)
DEEP_RATES = (0.03, 0.3, 3.0)
BATCHES = (2, 8, 64)
MOST = {"plain": 60, "batch norm": 15}
DEEP_MOST = {"plain": 25, "batch norm": 8}
KINDS = tuple(MOST)


def network(kind: str, layers: int, activation: str, seed: int):
    """Make a network of 64 units in each layer, with batch norm or without."""
    import keras
    import tensorflow as tf
    from keras import layers as of

    keras.utils.set_random_seed(seed)
    tf.config.experimental.enable_op_determinism()
    parts = [keras.Input((8, 8, 1)), of.Flatten()]
    for _ in range(layers):
        normed = kind == "batch norm"
        parts += [of.Dense(64)]
        parts += [of.BatchNormalization()] if normed else []
        parts += [of.Activation(activation)]
    return keras.Sequential([*parts, of.Dense(10, activation="softmax")])


def epochs_needed(
    kind: str, layers: int, rate: float, seed: int, goal: float, most: int, **more
) -> int | None:
    """Count epochs until that share of the training digits is read; None if never.

    The share is that which Keras reports while it trains.
    """
    import keras

    class Stop(keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            self.model.stop_training = logs["accuracy"] > goal

    model = network(kind, layers, "sigmoid", seed)
    optimizer = keras.optimizers.SGD(rate, **more)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    x, y = data.digits()[:2]
    history = model.fit(x, y, batch_size=64, epochs=most, verbose=0, callbacks=[Stop()])
    reached = history.history["accuracy"]
    return len(reached) if reached[-1] > goal else None


def accuracy(kind: str, batch: int, seed: int) -> float:
    """Train on 600 digits for 6 epochs in batches of this size, and test."""
    import keras

    samples = data.digits()
    model = network(kind, 2, "relu", seed)
    model.compile(keras.optimizers.SGD(0.05), "sparse_categorical_crossentropy")
    x, y = samples.x_train[:600], samples.y_train[:600]
    model.fit(x, y, batch_size=batch, epochs=6, verbose=0)
    return score(model, samples.x_test, samples.y_test)


def two_layers(kind: str, rate: float, seed: int) -> int | None:
    """Race to 95 % with two sigmoid layers."""
    return epochs_needed(kind, 2, rate, seed, 0.95, MOST[kind])


def five_layers(kind: str, rate: float, seed: int) -> int | None:
    """Race to 90 % with five sigmoid layers and momentum."""
    return epochs_needed(kind, 5, rate, seed, 0.9, DEEP_MOST[kind], momentum=0.9)


def each(run, choices) -> dict:
    """Run both kinds of network with every choice over all seeds."""
    return {
        kind: {str(one): [run(kind, one, seed) for seed in SEEDS] for one in choices}
        for kind in KINDS
    }


def main() -> None:
    """Run all races and trainings: some 2 minutes."""
    write_sweep(
        "gradients_batch_norm",
        {
            "seeds": SEEDS,
            "two_layers": each(two_layers, RATES),
            "five_layers": each(five_layers, DEEP_RATES),
            "most_epochs": {"two_layers": MOST, "five_layers": DEEP_MOST},
            "accuracy_by_batch": each(accuracy, BATCHES),
        },
    )


if __name__ == "__main__":
    main()
