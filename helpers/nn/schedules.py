"""Learning-rate schedules: the learning rate as a function of the step."""

import numpy as np

from helpers.nn._checks import floats


def constant_rate(step: np.ndarray, learning_rate: float) -> np.ndarray:
    """Keep the learning rate: ``learning_rate`` at every step.

    Examples
    --------
    >>> constant_rate(np.arange(3), 0.1)
    array([0.1, 0.1, 0.1])
    """
    return np.full(_steps(step).shape, _rate(learning_rate, "learning_rate"))


def exponential_decay(
    step: np.ndarray,
    initial_learning_rate: float,
    decay_steps: float,
    decay_rate: float,
    staircase: bool = False,
) -> np.ndarray:
    """Multiply the learning rate by the same share again and again.

    ``rate = initial_learning_rate * decay_rate ** (step / decay_steps)``

    Parameters
    ----------
    step : array of any shape, in steps
        Counted from 0, the first update.
    initial_learning_rate : float
    decay_steps : float, in steps
        After so many steps the rate is `decay_rate` times what it was.
    decay_rate : float
        Above 0; below 1 the rate falls.
    staircase : bool, default False
        Fall in jumps: ``step / decay_steps`` is rounded down.

    Returns
    -------
    array of the shape of `step`

    Raises
    ------
    ValueError
        For a step below 0, or a setting that is not above 0.

    References
    ----------
    https://keras.io/api/optimizers/learning_rate_schedules/exponential_decay/

    Examples
    --------
    >>> exponential_decay(np.array([0, 10, 20]), 0.8, decay_steps=10, decay_rate=0.5)
    array([0.8, 0.4, 0.2])
    """
    start = _rate(initial_learning_rate, "initial_learning_rate")
    share = _rate(decay_rate, "decay_rate")
    times = _steps(step) / _rate(decay_steps, "decay_steps")
    return start * share ** (np.floor(times) if staircase else times)


def cosine_decay(
    step: np.ndarray,
    initial_learning_rate: float,
    decay_steps: float,
    alpha: float = 0.0,
    warmup_target: float | None = None,
    warmup_steps: float = 0,
) -> np.ndarray:
    """Let the learning rate fall along half a cosine, after a warm-up if wanted.

    Without a warm-up, with ``done = min(step / decay_steps, 1)``::

        rate = initial_learning_rate
               * (alpha + (1 - alpha) * (1 + cos(pi * done)) / 2)

    With one the rate first rises on a straight line, from `initial_learning_rate` to
    `warmup_target` in `warmup_steps`; the cosine begins there, from `warmup_target`.

    Parameters
    ----------
    step : array of any shape, in steps
        Counted from 0, the first update.
    initial_learning_rate : float
        At step 0; may be 0 when there is a warm-up.
    decay_steps : float, in steps
        How long the fall takes; the warm-up is not counted.
    alpha : float, default 0
        The share of the highest rate that is left in the end.
    warmup_target : float, optional
        The highest rate; None: no warm-up.
    warmup_steps : float, in steps, default 0

    Returns
    -------
    array of the shape of `step`

    Raises
    ------
    ValueError
        For a step below 0, a rate or number of steps that is not above 0, an `alpha`
        outside 0 to 1, or `warmup_steps` without a `warmup_target`.

    References
    ----------
    .. [1] Loshchilov, Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts",
       2017; https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay/

    Examples
    --------
    >>> cosine_decay(np.array([0, 50, 100, 150]), 0.4, decay_steps=100)
    array([0.4, 0.2, 0. , 0. ])

    Two steps up to 0.4, then four down:

    >>> cosine_decay(np.arange(7), 0.0, 4, warmup_target=0.4, warmup_steps=2).round(2)
    array([0.  , 0.2 , 0.4 , 0.34, 0.2 , 0.06, 0.  ])
    """
    step = _steps(step)
    length = _rate(decay_steps, "decay_steps")
    if not 0 <= alpha <= 1:
        raise ValueError(f"alpha must be from 0 to 1, not {alpha}")
    if warmup_target is None:
        if warmup_steps:
            raise ValueError(f"{warmup_steps} warmup_steps need a warmup_target")
        peak = _rate(initial_learning_rate, "initial_learning_rate")
        return peak * _fall(step / length, alpha)
    peak = _rate(warmup_target, "warmup_target")
    low = _rate(initial_learning_rate, "initial_learning_rate", zero=True)
    warmup = _rate(warmup_steps, "warmup_steps")
    rising = low + (peak - low) * step / warmup
    return np.where(
        step < warmup, rising, peak * _fall((step - warmup) / length, alpha)
    )


def _fall(done: np.ndarray, alpha: float) -> np.ndarray:
    """Return the share of the highest rate that is left when `done` is done."""
    return alpha + (1 - alpha) * (1 + np.cos(np.pi * np.clip(done, 0, 1))) / 2


def _steps(step: np.ndarray) -> np.ndarray:
    step = floats(step, "step").astype(float)
    if not (np.isfinite(step).all() and (step >= 0).all()):
        raise ValueError(f"step must be 0 or more and finite, not {step.ravel()}")
    return step


def _rate(value: float, name: str, zero: bool = False) -> float:
    if not (np.isfinite(value) and (value > 0 or (zero and value == 0))):
        wanted = "0 or above" if zero else "above 0"
        raise ValueError(f"{name} must be {wanted}, not {value}")
    return float(value)
