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
