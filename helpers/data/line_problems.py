"""Five kinds of problem, each with one input, so that all outputs can be drawn."""

from typing import NamedTuple

import numpy as np

from ._checks import whole_number

REACH = 3.0
"""Inputs lie between minus this and this."""

WAVER = 0.1
"""Standard deviation of what no network can foretell in the numbers."""


class LineProblem(NamedTuple):
    """Samples with one input each, and one or three answers."""

    x: np.ndarray  # (samples, 1), float32, from -3 to 3
    y: np.ndarray  # (samples, 1 or 3), float32


def line_problem(name: str, samples: int = 240, seed: int = 0) -> LineProblem:
    """Draw samples of one of five kinds of problem.

    Parameters
    ----------
    name : str
        ``"binary"``: yes (1) or no (0). ``"multiclass"``: one of three classes, one-hot
        rows. ``"several labels"``: three labels, any of which may be true.
        ``"any number"``: about from -3 to 3. ``"share"``: a number from 0 to 1.
    samples : int
    seed : int
        Of the inputs, and of what is left to luck in the answers.

    Returns
    -------
    LineProblem

    Raises
    ------
    ValueError
        If there is no problem of that name, or `samples` is not 1 or more.

    Examples
    --------
    >>> line_problem("several labels").y.shape
    (240, 3)
    """
    if name not in PROBLEMS:
        raise ValueError(f"there is no problem {name!r}: choose {', '.join(PROBLEMS)}")
    rng = np.random.default_rng(seed)
    count = whole_number("samples", samples, low=1)
    x = rng.uniform(-REACH, REACH, (count, 1))
    return LineProblem(x.astype(np.float32), PROBLEMS[name](x, rng).astype(np.float32))


def _binary(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return _drawn(_bump(x, 0.3, 1.2), rng)


def _multiclass(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    cuts = np.array([-1.0, 0.9]) + rng.normal(scale=0.15, size=(len(x), 2))
    return np.eye(3)[(x > cuts).sum(axis=1)]


def _several(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    chances = _bump(x, -1.0, 1.3), _bump(x, 0.8, 1.5), 1 - _bump(x, 0.0, 1.8)
    return _drawn(np.hstack(chances), rng)


def _number(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return 2.8 * np.sin(1.3 * x) + rng.normal(scale=WAVER, size=x.shape)


def _share(x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    steep = 1 / (1 + np.exp(-4 * np.sin(1.3 * x)))
    return np.clip(steep + rng.normal(scale=WAVER / 3, size=x.shape), 0, 1)


def _bump(x: np.ndarray, middle: float, half: float) -> np.ndarray:
    """Return a chance near 1 around `middle`, near 0 farther away than `half`."""
    return 1 / (1 + np.exp(8 * (np.abs(x - middle) - half)))


def _drawn(chances: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return rng.random(chances.shape) < chances


PROBLEMS = {
    "binary": _binary,
    "multiclass": _multiclass,
    "several labels": _several,
    "any number": _number,
    "share": _share,
}
