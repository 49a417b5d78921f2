"""Lab: a machine that may be taken away is cheap, if the work is saved in between."""

from typing import NamedTuple

import numpy as np

from helpers import machine
from helpers.draw.own_server.spot_or_not import SpotOrNotPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, choice, slider

LONGEST = 20.0
"""Hours of work at most."""
SHOWN, RUNS = 6, 400
"""Jobs drawn as bars, and jobs of which the mean is taken."""

CHECKPOINTS = {
    "never": 0.0,
    "every 5 hours": 5.0,
    "every 2 hours": 2.0,
    "every hour": 1.0,
    "every 30 minutes": 0.5,
    "every 6 minutes": 0.1,
}


class SpotOrNot(NamedTuple):
    """A job on a spot machine: some runs of it, their mean, and the price."""

    work: float
    """In hours."""
    rate: float
    """Interruptions per hour."""
    checkpoint: float
    """Hours of work between two checkpoints; 0 for none."""
    discount: float
    """Share of the on-demand price that is saved in each hour."""
    jobs: tuple[machine.Stints, ...]
    """Six runs, stint by stint."""
    simulated: float
    """Mean hours billed in 400 runs."""
    expected: float
    """The same by the formula."""
    works: np.ndarray
    """(39,), hours of work from 1 to 20."""
    without: np.ndarray
    """(39,), price without checkpoints; on-demand is 1."""
    with_them: np.ndarray
    """(39,), price with the chosen checkpoints."""

    @property
    def price(self) -> float:
        """Price of the job; on-demand is 1."""
        return self.expected * (1 - self.discount) / self.work


def spot_or_not() -> Lab:
    """Take a machine away now and then, and see what checkpoints save."""
    return Lab(
        compute=_compute,
        picture=SpotOrNotPicture(SHOWN, LONGEST),
        describe=_describe,
        work=slider("Work", 1.0, LONGEST, 10.0, step=0.5, unit="hours"),
        rate=slider("Interruptions", 0.0, 0.3, 0.2, step=0.01, unit="per hour"),
        checkpoint=choice("A checkpoint", CHECKPOINTS, 0.0),
        discount=slider("Discount", 0, 90, 65, step=5, unit="%"),
        draw=again("Six other runs"),
    )


def _compute(work, rate, checkpoint, discount, draw) -> SpotOrNot:
    rng = np.random.default_rng(draw)
    job = (work, rate, checkpoint)
    works = np.arange(2, 2 * LONGEST + 1) / 2
    paid = 1 - discount / 100
    return SpotOrNot(
        work=work,
        rate=rate,
        checkpoint=checkpoint,
        discount=discount / 100,
        jobs=tuple(machine.interrupted_run(*job, rng) for _ in range(SHOWN)),
        simulated=float(machine.interrupted_runs(*job, RUNS, rng).mean()),
        expected=machine.billed_hours(*job),
        works=works,
        without=_prices(works, rate, 0.0) * paid,
        with_them=_prices(works, rate, checkpoint) * paid,
    )


def _prices(works: np.ndarray, rate: float, checkpoint: float) -> np.ndarray:
    """Return hours billed for each hour of work."""
    return np.array([machine.billed_hours(w, rate, checkpoint) / w for w in works])


def _describe(result: SpotOrNot) -> str:
    often = next(name for name, c in CHECKPOINTS.items() if c == result.checkpoint)
    saved = "without checkpoints" if often == "never" else f"a checkpoint {often}"
    return (
        f"{_hours(result.work)} of work with {result.rate:.2f} interruptions per hour, "
        f"{saved}: {_hours(result.expected)} are billed in the mean ({RUNS} runs: "
        f"{_hours(result.simulated)}). At {result.discount:.0%} off that costs "
        f"{_times(result.price)} of the on-demand price."
    )


def _hours(hours: float) -> str:
    if hours >= 1000:
        return f"{float(f'{hours:.2g}'):,.0f} hours"
    return f"{hours:.1f} hours" if hours != 1 else "1 hour"


def _times(price: float) -> str:
    return f"{price:.2f}" if price < 100 else f"{float(f'{price:.2g}'):,.0f} times"
