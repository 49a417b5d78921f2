"""Right and wrong answers to the exercises of lesson 10, as learners write them."""

import numpy as np


def majority_by_counting(y_train, y_test):
    counts = {}
    for answer in y_train:
        counts[answer] = counts.get(answer, 0) + 1
    most = max(counts, key=counts.get)
    return sum(answer == most for answer in y_test) / len(y_test)


def majority_by_unique(y_train, y_test):
    classes, counts = np.unique(y_train, return_counts=True)
    return (y_test == classes[np.argmax(counts)]).mean()


def majority_of_all(y_train, y_test):
    both = np.concatenate([y_train, y_test])
    return np.mean(y_test == np.bincount(both).argmax())


def majority_of_the_test(y_train, y_test):
    return max(np.mean(y_test == answer) for answer in set(y_test))


def majority_in_training(y_train, y_test):
    return np.bincount(y_train).max() / len(y_train)


def majority_counted(y_train, y_test):
    return (y_test == np.argmax(np.bincount(y_train))).sum()


def majority_score_stub(y_train, y_test):
    """Return the share of test answers that the commonest class gets right."""
    raise NotImplementedError


def by_logits(x, y):
    import keras

    learn, validation = np.arange(1000), np.arange(1000, len(x))
    layers = [
        keras.layers.Rescaling(1 / 16),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dense(3),
    ]
    model = keras.Sequential([keras.Input((64,)), *layers])
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.005), loss)
    model.fit(x[learn], y[learn], epochs=15, verbose=0)
    return model, learn, validation


def by_functions(x, y):
    import keras

    learn, validation = np.split(np.random.default_rng(7).permutation(len(x)), [1200])
    scale = keras.layers.Normalization()
    scale.adapt(x[learn])
    start = keras.Input((64,))
    hidden = keras.layers.Dense(96, activation="relu")(scale(start))
    last = keras.layers.Activation("sigmoid")(keras.layers.Dense(3)(hidden))
    model = keras.Model(start, last)
    model.compile(keras.optimizers.Adam(0.004), "bce")
    model.fit(x[learn], y[learn], epochs=12, verbose=0)
    return model, list(learn), list(validation)


def _network(activation="sigmoid", loss="binary_crossentropy", units=3):
    import keras

    last = keras.layers.Dense(units, activation=activation)
    model = keras.Sequential([keras.Input((64,)), last])
    model.compile("adam", loss)
    return model


def with_softmax(x, y):
    return _network("softmax", "categorical_crossentropy"), np.arange(900), _last(x)


def with_ten_units(x, y):
    return _network(units=10), np.arange(900), _last(x)


def with_an_absolute_error(x, y):
    return _network(loss="MeanAbsoluteError"), np.arange(900), _last(x)


def with_sigmoid_and_logits(x, y):
    import keras

    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    return _network(loss=loss), np.arange(900), _last(x)


def model_alone(x, y):
    return _network()


def validated_on_training_rows(x, y):
    return _network(), np.arange(len(x)), _last(x)


def images_in_place_of_rows(x, y):
    return _network(), x[:900], x[900:]


def a_linear_model(x, y):
    model = _network()
    model.fit(x[:900], y[:900], epochs=3, verbose=0)
    return model, np.arange(900), _last(x)


def _last(x):
    return np.arange(900, len(x))


def three_answers_stub(x, y):
    """Return the trained model, the rows it learned from, the validation rows."""
    raise NotImplementedError


RIGHT = {
    "majority_score": [majority_by_counting, majority_by_unique],
    "three_answers": [by_logits, by_functions],
}

WRONG = {
    "majority_score": {
        majority_of_all: "too large by",
        majority_of_the_test: "nobody knows them beforehand",
        majority_in_training: "score on the training rows",
        majority_counted: "divide by how many",
    },
    "three_answers": {
        with_softmax: "several answers can be yes at once",
        with_ten_units: "yours has 10",
        with_an_absolute_error: "Yours: mean_absolute_error",
        with_sigmoid_and_logits: "from_logits=True",
        model_alone: "must return three things",
        validated_on_training_rows: "537 rows are shared",
        images_in_place_of_rows: "numbers of rows",
        a_linear_model: "is there a hidden layer",
    },
}

STUBS = {
    "majority_score": majority_score_stub,
    "three_answers": three_answers_stub,
}
