"""Look into a trained Keras network: what its layers know, want and look at."""

from typing import Any

import numpy as np


def layer_outputs(model: Any, images: np.ndarray) -> list[np.ndarray]:
    """Return what every layer of `model` makes of `images`, first layer first.

    Parameters
    ----------
    model : keras.Sequential
    images : array of shape (batch, height, width, channels)
    """
    import keras

    inside = keras.Model(model.inputs[0], [layer.output for layer in model.layers])
    return [np.asarray(output) for output in inside(images, training=False)]


def linear_read_out(
    x_train: np.ndarray, y_train: np.ndarray, x_test: np.ndarray, y_test: np.ndarray
) -> float:
    """Return how well a linear rule reads the class from averaged maps.

    Every map is averaged over height and width, so that only *what* was found is left
    and not *where*; a logistic regression is fitted to these few numbers.

    Parameters
    ----------
    x_train, x_test : arrays of shape (batch, height, width, channels)
    y_train, y_test : arrays of shape (batch,)

    Returns
    -------
    float
        Accuracy on the test samples, from 0 to 1.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    rule = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
    rule.fit(x_train.mean(axis=(1, 2)), y_train)
    return float(rule.score(x_test.mean(axis=(1, 2)), y_test))


def climb(model: Any, target: int, steps: int = 80, step: float = 0.05) -> np.ndarray:
    """Change an empty image until the model sees class `target` in it.

    Each step adds ``step * sign(gradient)`` of the class's score to the image and
    keeps the pixels between 0 and 1.

    Returns
    -------
    array of shape (height, width, channels)
        The image that the climb ends with.

    References
    ----------
    .. [1] Simonyan, Vedaldi, Zisserman, "Deep Inside Convolutional Networks", 2014.
    """
    import tensorflow as tf

    image = tf.Variable(tf.fill((1, *model.input_shape[1:]), 0.1))

    @tf.function
    def climb_once() -> None:
        with tf.GradientTape() as tape:
            score = tf.math.log(model(image, training=False)[0, target] + 1e-9)
        up = tf.sign(tape.gradient(score, image))
        image.assign(tf.clip_by_value(image + step * up, 0.0, 1.0))

    for _ in range(steps):
        climb_once()
    return image.numpy()[0]


def occlusion_drop(
    model: Any, images: np.ndarray, labels: np.ndarray, row: int, column: int, size: int
) -> float:
    """Return how much the right class loses when a patch is covered.

    Parameters
    ----------
    model : keras.Model
        With a softmax at its end.
    images : array of shape (batch, height, width, channels)
    labels : array of shape (batch,)
    row, column, size : int, in pixels
        Upper left corner and side of the patch that is set to 0.

    Returns
    -------
    float
        Mean probability of the right class, whole image minus covered image.
    """
    covered = images.copy()
    covered[:, row : row + size, column : column + size] = 0
    every = np.arange(len(labels))
    whole, part = (
        np.asarray(model(x, training=False))[every, labels] for x in (images, covered)
    )
    return float(np.mean(whole - part))


def first_gradient(depth: int, kernel_initializer: str) -> float:
    """Return the size of the gradient that reaches the first of `depth` layers.

    A plain stack of 3×3 convolutions with ReLU, 8 filters each, sees noise; the loss is
    the mean square of its output.

    Parameters
    ----------
    depth : int, in layers
    kernel_initializer : str
        Keras's name of the random start, such as ``"he_normal"``.
    """
    import keras
    import tensorflow as tf

    from helpers.train._seed import fix_seed

    fix_seed()
    layer = {"padding": "same", "activation": "relu"}
    model = keras.Sequential([keras.Input((12, 12, 8))])
    for _ in range(depth):
        start = {"kernel_initializer": kernel_initializer}
        model.add(keras.layers.Conv2D(8, 3, **layer, **start))
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(tf.random.normal((8, 12, 12, 8))) ** 2)
    return float(tf.norm(tape.gradient(loss, model.trainable_variables[0])))
