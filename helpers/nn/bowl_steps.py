"""How many steps plain gradient descent needs in a bowl, without taking them."""

import numpy as np

from helpers.nn._checks import floats, shaped
from helpers.nn.conditioning import curvatures


def bowl_excess(
    hessian: np.ndarray, gap: np.ndarray, learning_rate: float, steps: np.ndarray
) -> np.ndarray:
    """Say how far above its lowest value a bowl's loss is after so many steps.

    Plain gradient descent shrinks the gap to the minimum along each eigenvector ``i``
    on its own, by ``1 - learning_rate * curvature[i]`` a step, so that no step has to
    be taken::

        excess = sum(curvature * gap**2 * (1 - learning_rate * curvature)**(2 * steps))
                 / 2

    Parameters
    ----------
    hessian : array of shape (weights, weights)
    gap : array of shape (weights,)
        Weights at the start minus the best ones.
    learning_rate : float
        Above 0 and below ``2 / largest curvature``, beyond which the loss grows.
    steps : array of any shape, in steps

    Returns
    -------
    array of the shape of `steps`, in units of the loss

    Raises
    ------
    ValueError
        For a Hessian that `condition_number` refuses, a `gap` of another length, a
        learning rate out of its range, or steps below 0.

    References
    ----------
    .. [1] Goh, "Why Momentum Really Works", Distill, 2017.

    Examples
    --------
    >>> bowl_excess(np.diag([1.0, 4.0]), np.ones(2), 0.25, np.array([0, 1]))
    array([2.5    , 0.28125])
    """
    parts, log_shares = _decay(hessian, gap, learning_rate)
    steps = floats(steps, "steps").astype(float)
    if (steps < 0).any():
        raise ValueError(f"steps must be 0 or more, not {steps.min():g}")
    return np.exp(2 * steps[..., None] * log_shares) @ parts


def steps_to_reach(
    hessian: np.ndarray, gap: np.ndarray, learning_rate: float, excess: float
) -> int:
    """Count the steps of gradient descent until the loss is within `excess`.

    Found by halving, since `bowl_excess` only falls.

    Parameters
    ----------
    hessian, gap, learning_rate
        As for `bowl_excess`.
    excess : float, in units of the loss
        How far above the lowest loss is near enough.

    Returns
    -------
    int
        Of the first step at which it is so near; 0 if the start is.

    Raises
    ------
    ValueError
        As `bowl_excess`; if `excess` is not above 0, or not reached in 10**15 steps.

    Examples
    --------
    >>> steps_to_reach(np.diag([1.0, 4.0]), np.ones(2), 0.25, excess=0.2)
    2
    """
    if not excess > 0:
        raise ValueError(f"excess must be above 0, not {excess}")
    parts, log_shares = _decay(hessian, gap, learning_rate)

    def near(steps: int) -> bool:
        return bool(np.exp(2.0 * steps * log_shares) @ parts <= excess)

    low, high = -1, 1
    while not near(high):
        low, high = high, 2 * high
        if high > 10**15:
            raise ValueError(f"an excess of {excess} is not reached in 10**15 steps")
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if near(middle) else (middle, high)
    return high


def _decay(
    hessian: np.ndarray, gap: np.ndarray, learning_rate: float
) -> tuple[np.ndarray, np.ndarray]:
    """Return what each eigenvector adds to the loss, and the log of what a step leaves.

    Taken of the share's size: the sign, a crossing of the valley, is lost by squaring.
    """
    sizes, vectors = curvatures(hessian)
    gap = shaped(gap, "gap", sizes.shape, like=sizes)
    if not 0 < learning_rate * sizes[-1] < 2:
        raise ValueError(
            f"learning_rate must be above 0 and below 2 / {sizes[-1]:.3g}, "
            f"the largest curvature, not {learning_rate}"
        )
    parts = sizes * (gap @ vectors) ** 2 / 2
    share = np.abs(1 - learning_rate * sizes)
    return parts, np.log(np.maximum(share, np.finfo(float).tiny))
