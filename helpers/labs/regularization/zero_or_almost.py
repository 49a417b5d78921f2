"""Lab: exact zeros, near zeros, and whether the truth has any."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.regularization.zero_or_almost import ZeroOrAlmostPicture
from helpers.labs._lab import Lab
from helpers.labs._own import array, lent
from helpers.labs.controls import again, choice, slider

FEATURES = 100
POWERS = np.arange(-2.0, 0.76, 0.25)
STRENGTHS = 10**POWERS
SMALL = 0.02
RATE, STEPS = 0.02, 1500
"""Of the descent as Keras's SGD goes it."""
PROXIMAL_STEPS = 500
SOLVERS = {"proximal steps": "proximal", "SGD, as in Keras": "SGD"}
SAME = 1e-6


class ZeroOrAlmost(NamedTuple):
    """One regression under L1 and under L2, at one strength and at all."""

    relevant: int
    """True weights that are not 0."""
    zeros: float
    """Share of the inputs that is 0."""
    solver: str
    """``proximal`` or ``SGD``, for L1."""
    strength: float
    truth: np.ndarray
    """(100,), the largest first, and so are the next two."""
    l1: np.ndarray
    l2: np.ndarray
    error: tuple[float, float]
    """Test error of both, as a share of the variance of the answers."""
    errors: np.ndarray
    """(2, 12), that of the exact minimum under both, for every strength."""
    differs: float | None
    """Largest difference that the learner's function makes, if there is one."""

    @property
    def exact(self) -> tuple[int, int]:
        """How many weights are exactly 0, with L1 and with L2."""
        return int((self.l1 == 0).sum()), int((self.l2 == 0).sum())

    @property
    def near(self) -> tuple[int, int]:
        """How many weights are below 0.02, the zeros among them."""
        return int((abs(self.l1) < SMALL).sum()), int((abs(self.l2) < SMALL).sum())


def zero_or_almost(soft_threshold: Callable | None = None) -> Lab:
    """Count the weights that are exactly 0, and see when it pays to have them.

    Parameters
    ----------
    soft_threshold : callable, optional
        ``soft_threshold(weights, threshold) -> weights``: a function of the learner's
        own for the proximal steps; by default ``nn.soft_threshold``.
    """
    return Lab(
        compute=partial(_compute, lent(soft_threshold)),
        picture=ZeroOrAlmostPicture(FEATURES, STRENGTHS),
        describe=_describe,
        relevant=slider("Weights that matter", 5, FEATURES, 5, step=5, unit="of 100"),
        zeros=slider("Zeros in the input", 0, 90, 90, step=10, unit="%"),
        power=slider("Strength: 10 to the", -2.0, 0.75, -0.5, step=0.25),
        solver=choice("L1 solved by", SOLVERS),
        draw=again("Draw anew"),
    )


def _compute(own, relevant, zeros, power, solver, draw) -> ZeroOrAlmost:
    problem, lasso, errors = _problem(relevant, zeros, draw)
    x, y, strength = problem.x_train, problem.y_train, 10.0**power
    ours = lasso[np.abs(STRENGTHS - strength).argmin()]
    l1, differs = _fit(own, x, y, strength, solver, ours)
    l2 = nn.ridge(x, y, strength)
    order = np.argsort(-np.abs(problem.weights), kind="stable")
    return ZeroOrAlmost(
        relevant=relevant,
        zeros=zeros / 100,
        solver=solver,
        strength=strength,
        truth=problem.weights[order],
        l1=l1[order],
        l2=l2[order],
        error=tuple(_errors(problem, np.stack([l1, l2])).tolist()),
        errors=errors,
        differs=differs,
    )


@lru_cache(maxsize=64)
def _problem(
    relevant: int, zeros: int, draw: int
) -> tuple[data.SparseProblem, np.ndarray, np.ndarray]:
    """Draw a regression and solve it for every strength.

    Returns
    -------
    problem : SparseProblem
    lasso : array of shape (strengths, features)
        The weights that proximal steps reach under L1.
    errors : array of shape (2, strengths)
        Test errors under L1 and L2.
    """
    problem = data.sparse_problem(relevant, zeros / 100, features=FEATURES, seed=draw)
    x, y = problem.x_train, problem.y_train
    lasso = nn.penalty_path(x, y, STRENGTHS, 0 * STRENGTHS, PROXIMAL_STEPS)
    ridge = np.stack([nn.ridge(x, y, strength) for strength in STRENGTHS])
    return problem, lasso, np.stack([_errors(problem, fits) for fits in (lasso, ridge)])


def _errors(problem: data.SparseProblem, fits: np.ndarray) -> np.ndarray:
    """Return the test error of each row of weights; that of no weights is 1."""
    misses = problem.x_test @ fits.T - problem.y_test[:, None]
    return (misses**2).mean(axis=0) / (problem.y_test**2).mean()


def _fit(own, x, y, strength, solver, ours) -> tuple[np.ndarray, float | None]:
    """Return the weights under L1, and what the learner's function changes."""
    if solver == "SGD":
        reach = np.sqrt(6 / (FEATURES + 1))  # Glorot, uniform
        start = np.random.default_rng(0).uniform(-reach, reach, FEATURES)
        fit = nn.subgradient_descent(x, y, strength, 0.0, RATE, STEPS, start)
        return fit.weights, None
    if own is None:
        return ours, None

    def shrink(weights: np.ndarray, threshold: float) -> np.ndarray:
        return array(own(weights, threshold), weights.shape, "weights")

    fit = nn.proximal_descent(
        x, y, strength, steps=PROXIMAL_STEPS, shrink=shrink
    ).weights
    return fit, float(np.abs(fit - ours).max())


def _describe(result: ZeroOrAlmost) -> str:
    best = result.errors.min(axis=1)
    winner = "L1" if best[0] < best[1] else "L2"
    steps = "Proximal steps" if result.solver == "proximal" else "Steps of Keras's SGD"
    return (
        f"{result.relevant} of {FEATURES} weights matter, {result.zeros:.0%} of the "
        f"inputs are 0. {steps} at L1 strength {result.strength:.2g} leave "
        f"{result.exact[0]} weights exactly 0 and {result.near[0]} below {SMALL}; L2 "
        f"leaves {result.exact[1]} and {result.near[1]}. Test error: L1 "
        f"{result.error[0]:.2f}, L2 {result.error[1]:.2f}; each at its best strength "
        f"{best[0]:.2f} and {best[1]:.2f}, so {winner} wins.{_own(result)}"
    )


def _own(result: ZeroOrAlmost) -> str:
    if result.differs is None:
        return ""
    if result.differs < SAME:
        return " Your function leads to the same weights as soft thresholding."
    return (
        " Your function leads to other weights than soft thresholding: by up to "
        f"{result.differs:.2g}."
    )
