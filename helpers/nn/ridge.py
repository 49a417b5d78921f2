"""Linear regression under a penalty on squares: solved in one step."""

import numpy as np

from helpers.nn._regression import checked, moments
from helpers.nn.regularizers import strength


def ridge(x: np.ndarray, y: np.ndarray, l2: float) -> np.ndarray:
    """Solve the linear regression with a penalty on squares in one step.

    ``weights = inverse(x.T @ x / samples + l2 * identity) @ x.T @ y / samples``

    Parameters
    ----------
    x : array of shape (samples, features)
    y : array of shape (samples,)
    l2 : float, 0 or more
        As for `proximal_descent`, which comes to the same weights. With 0 those of
        least squares, the smallest of them where there are many.

    Returns
    -------
    array of shape (features,)

    Raises
    ------
    ValueError
        For shapes that do not fit together, or what is not finite.

    References
    ----------
    .. [1] Hoerl, Kennard, "Ridge Regression: Biased Estimation for Nonorthogonal
       Problems", 1970.

    Examples
    --------
    >>> x = np.eye(2)
    >>> ridge(x, np.array([3.0, 0.2]), l2=0.5)
    array([1.5, 0.1])
    """
    x, y = checked(x, y)
    l2 = strength(l2, "l2")
    gram, target = moments(x, y)
    if l2 == 0:
        return np.linalg.lstsq(x, y)[0]
    return np.linalg.solve(gram + 2 * l2 * np.eye(len(gram)), target)
