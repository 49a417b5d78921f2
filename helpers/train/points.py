"""One point of a stored sweep, trained while the learner waits."""

import numpy as np

from helpers import data

UNITS = 24
EPOCHS = 8
BATCH = 50


def recall_accuracy(forget_bias: float, gap: int, seed: int = 0) -> float:
    """Train an LSTM to say which of 8 symbols came first, and test it.

    Parameters
    ----------
    forget_bias : float
        Where the biases of the 24 forget gates start; Keras's default is 1.
    gap : int, in steps
        Noisy steps between the symbol and the question.
    seed : int
        Of the samples and of the first weights.

    Returns
    -------
    float
        Share of 300 new sequences answered rightly; guessing gives 1/8.
    """
    import keras

    from helpers.train._seed import fix_seed

    samples = data.recall(gap, seed=seed)
    fix_seed(seed)
    biases = np.zeros((4, UNITS), np.float32)  # of Keras: i, f, candidate, o
    biases[1] = forget_bias
    start = keras.initializers.Constant(biases.ravel())
    model = keras.Sequential(
        [
            keras.Input(samples.x_train.shape[1:]),
            keras.layers.LSTM(UNITS, bias_initializer=start, unit_forget_bias=False),
            keras.layers.Dense(8, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
    how = {"batch_size": BATCH, "epochs": EPOCHS, "verbose": 0}
    model.fit(samples.x_train, samples.y_train, **how)
    outputs = np.asarray(model(samples.x_test, training=False))
    return round(float(np.mean(outputs.argmax(1) == samples.y_test)), 4)


def hidden_accuracy(width: int, copies: int = 1, seed: int = 0) -> float:
    """Train a network with one hidden layer to read digits, and test it.

    Parameters
    ----------
    width : int
        Hidden units.
    copies : int
        How often every pixel stands among the inputs, of which there are 64 times as
        many. The learning rate is 0.01 over the root of it.
    seed : int
        Of the first weights.

    Returns
    -------
    float
        Share of 500 test digits read rightly; guessing gives 1/10.
    """
    import keras

    from helpers.train._seed import fix_seed

    samples = data.digits()
    x_train, x_test = (
        np.repeat(x.reshape(len(x), -1), copies, axis=1)
        for x in (samples.x_train, samples.x_test)
    )
    fix_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(x_train.shape[1:]),
            keras.layers.Dense(width, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    optimizer = keras.optimizers.Adam(0.01 / copies**0.5)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    model.fit(x_train, samples.y_train, batch_size=64, epochs=15, verbose=0)
    outputs = np.asarray(model(x_test, training=False))
    return round(float(np.mean(outputs.argmax(1) == samples.y_test)), 4)
