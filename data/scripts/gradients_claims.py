"""Which optimizer trains a small network on the digits best, each at its best rate?

Makes data/sweeps/gradients_claims.json: ``accuracy[optimizer][rate][seed]`` on the
digits that were set aside.
"""

from _common import score, write_sweep

from helpers import data

SEEDS = (0, 1)
EPOCHS = 10
BATCH = 64
RATES = {
    "SGD": (0.1, 0.3, 1.0),
    "SGD with momentum": (0.01, 0.03, 0.1),
    "Adagrad": (0.03, 0.1, 0.3),
    "Adam": (0.001, 0.003, 0.01),
}


def optimizer(name: str, rate: float):
    """Make a Keras optimizer."""
    from keras import optimizers

    if name == "SGD with momentum":
        return optimizers.SGD(rate, momentum=0.9)
    return getattr(optimizers, name)(rate)


def accuracy(name: str, rate: float, seed: int, epochs: int = EPOCHS) -> float:
    """Train two layers of 64 units with ReLU, and test them."""
    import keras
    import tensorflow as tf
    from keras import layers

    keras.utils.set_random_seed(seed)
    tf.config.experimental.enable_op_determinism()
    hidden = [layers.Dense(64, activation="relu") for _ in range(2)]
    last = layers.Dense(10, activation="softmax")
    model = keras.Sequential([keras.Input((64,)), *hidden, last])
    model.compile(optimizer(name, rate), "sparse_categorical_crossentropy")
    x, y, x_test, y_test = data.digits()
    model.fit(x.reshape(-1, 64), y, batch_size=BATCH, epochs=epochs, verbose=0)
    return score(model, x_test.reshape(-1, 64), y_test)


def main() -> None:
    """Train every optimizer at every rate: about a minute and a half."""
    measured = {
        name: {
            str(rate): [accuracy(name, rate, seed) for seed in SEEDS] for rate in rates
        }
        for name, rates in RATES.items()
    }
    write_sweep("gradients_claims", {"seeds": SEEDS, "accuracy": measured})


if __name__ == "__main__":
    main()
