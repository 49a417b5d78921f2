"""Two classifiers that need no training: they ask whose samples are nearest."""

import numpy as np

from helpers.nn._rate import finite


def nearest_neighbour(
    x_train: np.ndarray, y_train: np.ndarray, x_test: np.ndarray
) -> np.ndarray:
    """Give every sample the label of the training sample nearest to it.

    ``labels[i] = y_train[argmin_j sum((x_test[i] - x_train[j]) ** 2)]``

    Parameters
    ----------
    x_train : array of shape (train samples, features)
    y_train : array of shape (train samples,)
        Labels of any kind.
    x_test : array of shape (samples, features)

    Returns
    -------
    array of shape (samples,)

    Raises
    ------
    ValueError
        If shapes do not fit together, there is no sample, or a number is not finite.

    References
    ----------
    .. [1] Cover, Hart, "Nearest neighbor pattern classification", 1967.

    Examples
    --------
    >>> x_train = np.array([[0.0], [1.0], [10.0]])
    >>> nearest_neighbour(x_train, np.array([0, 0, 1]), np.array([[5.0], [6.0]]))
    array([0, 1])
    """
    x_train, y_train, x_test = _checked(x_train, y_train, x_test)
    return y_train[_nearest(x_test, x_train)]


def nearest_centroid(
    x_train: np.ndarray, y_train: np.ndarray, x_test: np.ndarray
) -> np.ndarray:
    """Give every sample the class whose mean is nearest to it.

    ``means[c] = x_train[y_train == c].mean(axis=0)``
    ``labels[i] = argmin_c sum((x_test[i] - means[c]) ** 2)``

    Parameters
    ----------
    x_train, y_train, x_test : arrays
        As for `nearest_neighbour`.

    Returns
    -------
    array of shape (samples,)

    Raises
    ------
    ValueError
        As `nearest_neighbour`.

    References
    ----------
    .. [1] Hastie, Tibshirani, Friedman, "The Elements of Statistical Learning", 2009,
       section 18.2.

    Examples
    --------
    >>> x_train = np.array([[0.0], [1.0], [10.0]])
    >>> nearest_centroid(x_train, np.array([0, 0, 1]), np.array([[5.0], [6.0]]))
    array([0, 1])
    """
    x_train, y_train, x_test = _checked(x_train, y_train, x_test)
    classes = np.unique(y_train)
    means = np.array([x_train[y_train == label].mean(axis=0) for label in classes])
    return classes[_nearest(x_test, means)]


def _nearest(x: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Return which of `places` is nearest to each row of `x`: (samples,)."""
    # |x - p|^2 = |x|^2 - 2 x p + |p|^2, and |x|^2 is the same for all places
    return (np.sum(places**2, axis=1) - 2 * x @ places.T).argmin(axis=1)


def _checked(x_train, y_train, x_test) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    x_train = finite(x_train, "x_train", ("samples", "features"))
    x_test = finite(x_test, "x_test", ("samples", "features"))
    y_train = np.asarray(y_train)
    if y_train.shape != (len(x_train),):
        raise ValueError(f"y_train must be ({len(x_train)},), not {y_train.shape}")
    if x_train.shape[1] != x_test.shape[1]:
        raise ValueError(
            f"x_train {x_train.shape} and x_test {x_test.shape} must have as many "
            "features"
        )
    return x_train, y_train, x_test
