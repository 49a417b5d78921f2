"""The wrong answers of lesson 10 that have a message of their own.

Some of them are Keras models: Keras is imported when they run, by tests alone.
"""

import numpy as np


def commonest_of_test(y_train, y_test):
    return float(np.mean(y_test == np.bincount(y_test).argmax()))


def score_on_training(y_train, y_test):
    return float(np.mean(y_train == np.bincount(y_train).argmax()))


def count_right(y_train, y_test):
    return int(np.sum(y_test == np.bincount(y_train).argmax()))


def class_itself(y_train, y_test):
    return int(np.bincount(y_train).argmax())


def _untrained(units=3, activation="sigmoid", loss="binary_crossentropy", x=None):
    import keras

    scale = [keras.layers.Normalization()] if x is not None else []
    for layer in scale:
        layer.adapt(x)
    last = keras.layers.Dense(units, activation=activation)
    model = keras.Sequential([keras.Input((64,)), *scale, last])
    model.compile("adam", loss)
    return model


def _parts(x):
    return np.arange(300, len(x)), np.arange(300)


def one_unit(x, y):
    return _untrained(units=1), *_parts(x)


def softmax_of_three(x, y):
    return _untrained(activation="softmax"), *_parts(x)


def categorical_loss(x, y):
    return _untrained(loss="categorical_crossentropy"), *_parts(x)


def squared_loss(x, y):
    return _untrained(loss="mse"), *_parts(x)


def bare_outputs(x, y):
    return _untrained(activation=None), *_parts(x)


def shared_rows(x, y):
    return _untrained(), np.arange(len(x)), np.arange(300)


def no_validation(x, y):
    return _untrained(), np.arange(len(x)), np.arange(0)


def scaled_by_all_rows(x, y):
    return _untrained(x=x), *_parts(x)


def not_trained(x, y):
    return _untrained(), *_parts(x)
