"""Lab: optimizers race down a valley from one start."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.gradients.valley_race import ValleyRacePicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, log_slider, player, point, slider, switch
from helpers.labs.gradients._runners import OWN, RUNNERS, Step, guarded, settings_of

STEPS = 400
WITHIN = 0.1
"""Distance from a minimum at which a runner has arrived."""

LIMITS = ((-3.0, 3.0), (-2.0, 2.0))
"""Of the two weights, in every landscape."""

LEAST_LOSS = 1e-3
BANDS_PER_DECADE = 4

SURFACES = {
    "bowl": nn.bowl,
    "turned valley": partial(nn.bowl, turn=30.0),
    "saddle": nn.saddle,
    "Rosenbrock": lambda condition: nn.rosenbrock(condition / 25),
    "bumpy bowl": partial(nn.bumpy, height=0.4),
}
"""Landscapes by condition number; a Rosenbrock of a 25th has about that one."""


class Run(NamedTuple):
    """The way of one optimizer, and what is counted on it."""

    path: np.ndarray
    """(steps run + 1, 2), the two weights from the start on."""
    losses: np.ndarray
    """(steps run + 1,)."""
    needed: int | None
    """Steps until it is at a minimum for good; None if it is not at the end."""
    crossings: int
    """How often it changed sides of the valley on the way there."""
    climbed_out: bool


class Race(NamedTuple):
    """All runners on one landscape, as they stand at one step."""

    step: int
    runs: dict[str, Run]
    followed: str
    learning_rate: float
    momentum: float
    curvatures: tuple[float, float]
    """At the minima, the steeper last."""
    rate_limit: float
    """2 / curvature: beyond it plain descent climbs out of the minimum."""
    momentum_limit: float
    minima: np.ndarray
    """(minima, 2)."""
    bands: np.ndarray
    """(height, width), loss in quarters of decades, over `LIMITS`."""
    surface: str


def valley_race(step: Step | None = None) -> Lab:
    """Race six optimizers down a valley, and drive some of them out of it.

    Parameters
    ----------
    step : callable, optional
        ``step(weights, gradient, state) -> (weights, state)`` of the learner's own:
        it runs with them. Its first state is None.
    """
    names = [*([OWN] if step else []), *RUNNERS]
    runner = _runner(step)
    x, y = LIMITS
    return Lab(
        compute=partial(_compute, runner, step is not None),
        picture=ValleyRacePicture(STEPS, LIMITS, names),
        describe=_describe,
        step=player("Step", 0, STEPS, "steps"),
        learning_rate=log_slider("Learning rate", 1e-3, 1.0, 0.03),
        momentum=slider("Momentum", 0.0, 0.99, 0.9, step=0.01),
        adaptive_rate=log_slider("Rate, adaptive ones", 1e-3, 1.0, 0.1),
        condition=log_slider("Condition number", 1.0, 1000.0, 20.0),
        surface=choice("Landscape", list(SURFACES)),
        followed=choice("Follow", names, OWN if step else "momentum"),
        everyone=switch("All runners (else only SGD and the one followed)", True),
        start=point("Start", (-2.5, 1.2), [(x[0], y[0]), (x[1], y[1])], step=0.1),
    )


def _runner(step: Step | None) -> Callable[..., Run]:
    """Return what runs an optimizer by its name, and remembers the last runs."""

    @lru_cache(maxsize=64)
    def run(name, surface, condition, start, settings) -> Run:
        ground = SURFACES[surface](condition)
        follow = guarded(step) if name == OWN else RUNNERS[name].step
        way = nn.descend(
            ground.gradient, np.array(start), STEPS, follow, **dict(settings)
        )
        needed = nn.steps_needed(way.path, ground.minima, WITHIN)
        until = way.path if needed is None else way.path[: needed + 1]
        return Run(
            path=way.path,
            losses=ground.loss(way.path),
            needed=None if way.climbed_out else needed,
            crossings=nn.crossings(ground.across(until)),
            climbed_out=way.climbed_out,
        )

    return run


def _compute(
    runner,
    has_own,
    step,
    learning_rate,
    momentum,
    adaptive_rate,
    condition,
    surface,
    followed,
    everyone,
    start,
) -> Race:
    always = [*([OWN] if has_own else []), "SGD"]
    names = [*always[:-1], *RUNNERS] if everyone else {*always, followed}
    runs = {}
    for name in names:
        settings = settings_of(name, learning_rate, adaptive_rate, momentum)
        told = tuple(settings.items())
        runs[name] = runner(name, surface, condition, tuple(start), told)
    ground = SURFACES[surface](condition)
    along, across = map(float, ground.curvatures)
    return Race(
        step=step,
        runs=runs,
        followed=followed,
        learning_rate=learning_rate,
        momentum=momentum,
        curvatures=(along, across),
        rate_limit=2 / across,
        momentum_limit=2 * (1 + momentum) / across,
        minima=ground.minima,
        bands=_bands(surface, condition),
        surface=surface,
    )


@lru_cache(maxsize=16)
def _bands(surface: str, condition: float) -> np.ndarray:
    (left, right), (low, high) = LIMITS
    x, y = np.linspace(left, right, 360), np.linspace(low, high, 240)
    loss = SURFACES[surface](condition).loss(np.stack(np.meshgrid(x, y), axis=-1))
    return np.floor(BANDS_PER_DECADE * np.log10(np.maximum(loss, LEAST_LOSS)))


def _describe(result: Race) -> str:
    run = result.runs[result.followed]
    now = min(result.step, len(run.losses) - 1)
    sentence = (
        f"Step {result.step} of {STEPS}: {result.followed} is at loss "
        f"{_amount(run.losses[now])}. {_outcome(result.followed, run)}"
    )
    if result.followed != "SGD":
        sentence += f"; {_outcome('SGD', result.runs['SGD'], first=False)}"
    where = "" if result.surface in ("bowl", "turned valley") else " at the minimum"
    side = "below" if result.learning_rate < result.rate_limit else "not below"
    return (
        f"{sentence}. The largest curvature{where} is {result.curvatures[1]:.3g}: the "
        f"learning rate {result.learning_rate:g} is {side} SGD's limit "
        f"2 / {result.curvatures[1]:.3g} = {result.rate_limit:.3g}."
    )


def _outcome(name: str, run: Run, first: bool = True) -> str:
    who = f"{name[0].upper()}{name[1:]}" if first else name
    if run.climbed_out:
        steps = "1 step" if len(run.path) == 2 else f"{len(run.path) - 1} steps"
        return f"{who} climbs out and is stopped after {steps}"
    sides = _sides(run.crossings)
    if run.needed is None:
        return f"{who} is not there after {STEPS} steps and {sides}"
    if not first:
        return f"{who} needs {run.needed} and {sides}"
    return (
        f"{who} needs {run.needed} steps to stay within {WITHIN} of a minimum and "
        f"{sides} on the way"
    )


def _sides(crossings: int) -> str:
    if crossings == 0:
        return "never crosses the valley"
    return f"crosses the valley {'once' if crossings == 1 else f'{crossings} times'}"


def _amount(loss: float) -> str:
    if loss < 1e-4:
        return "below 0.0001"
    return f"{float(f'{loss:.3g}'):,.0f}" if loss >= 1000 else f"{loss:.3g}"
