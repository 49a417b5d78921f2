"""What the solvers of linear regression share."""

import numpy as np

from helpers.nn._checks import shaped, tensor
from helpers.nn.regularizers import finite


def checked(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (samples, features) and (samples,) as floats, all finite."""
    x = finite(tensor(x, "x", ("samples", "features")), "x")
    y = shaped(y, "y", (len(x),), like=x)
    return x, finite(y, "y")


def moments(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return what the error's gradient needs: ``gram @ weights - target``."""
    return 2 * x.T @ x / len(x), 2 * x.T @ y / len(x)


def curvature(gram: np.ndarray, l2: float | np.ndarray) -> float | np.ndarray:
    """Return the largest curvature of error and squares: steps of 1 over it settle."""
    return np.linalg.eigvalsh(gram)[-1] + 2 * l2
