"""Lab: one gradient for all samples, for each mini-batch, or for each sample."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.gradients.updating import UpdatingPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, ladder, point

SAMPLES, CLASSES = 500, 10
EPOCHS, UPDATES = 5, 100
"""Every run makes at least so many of both."""
MEASURED = 60
"""How often a run measures its loss, at least."""

SIZES = (2, 4, 8, 16, 32, 50, 64, 100, 128, 200, 256, 400)
RATES = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
OVERHEADS = (0, 10, 30, 100, 300, 1000)
"""In digits; one update costs about 60 in NumPy and 900 in Keras on a small CPU."""
AXES = {
    "epochs (digits read)": "epochs",
    "updates": "updates",
    "time": "time",
}
LIMITS = {
    "epochs": (-float(np.log10(SAMPLES)), 2.0),
    "updates": (0.0, 3.4),
    "time": (-float(np.log10(SAMPLES)), 2.0),
}
"""Ends of each axis, as powers of ten."""


class Schedule(NamedTuple):
    """The run of one schedule, and how far it is where the hand reads it off."""

    batch_size: int
    x: np.ndarray
    """(measured,), in units of the chosen axis; from 0 on."""
    losses: np.ndarray
    """(measured,), in nats, the mean over all 500 digits."""
    loss: float
    """Where the hand reads it off, or at the end."""
    updates: int
    """Made by then."""
    ended: bool
    """Whether the run has ended before that place."""


class Updating(NamedTuple):
    """Three schedules of updating the same network on the same digits."""

    full: Schedule
    mini: Schedule
    single: Schedule
    axis: str
    """``epochs``, ``updates`` or ``time``."""
    at: float
    """Where the losses are read off, in units of the axis."""
    learning_rate: float
    overhead: int
    """What an update costs besides reading its digits, in digits."""
    batches: tuple[int, ...]
    """Sizes of the mini-batches of one epoch; the last may be smaller."""


def updating() -> Lab:
    """Update after all digits, after a mini-batch, or after every digit."""
    return Lab(
        compute=_compute,
        picture=UpdatingPicture(SAMPLES, LIMITS),
        describe=_describe,
        batch_size=ladder("Mini-batch", SIZES, 32, unit="digits"),
        learning_rate=ladder("Learning rate", RATES, 0.3, live=False),
        axis=choice("Loss against", AXES),
        overhead=ladder("An update costs", OVERHEADS, 100, unit="digits of time"),
        place=point("Read off at", (np.log10(3), 0.5), [(-3, 0), (4, 9)], step=0.1),
    )


def _compute(batch_size, learning_rate, axis, overhead, place) -> Updating:
    at = float(10 ** np.clip(place[0], *LIMITS[axis]))
    full, mini, single = (
        _schedule(size, learning_rate, axis, overhead, at)
        for size in (SAMPLES, batch_size, 1)
    )
    batches = nn.minibatches(SAMPLES, batch_size)
    return Updating(
        full=full,
        mini=mini,
        single=single,
        axis=axis,
        at=at,
        learning_rate=learning_rate,
        overhead=overhead,
        batches=tuple(len(batch) for batch in batches),
    )


def _schedule(size, learning_rate, axis, overhead, at) -> Schedule:
    run = _run(size, learning_rate)
    x = _along(axis, run.updates, run.seen, overhead)
    sizes = [len(batch) for batch in nn.minibatches(SAMPLES, size)]
    seen = np.cumsum(np.tile(sizes, _epochs(size)))  # after every update
    ways = _along(axis, np.arange(1, len(seen) + 1), seen, overhead)
    near = at * (1 + 1e-9)  # 3 epochs are reached at 3
    return Schedule(
        batch_size=size,
        x=x,
        losses=run.losses,
        loss=float(run.losses[np.searchsorted(x, near, side="right") - 1]),
        updates=int(np.searchsorted(ways, near, side="right")),
        ended=bool(near > ways[-1] + ways[0]),
    )


def _along(axis, updates, seen, overhead) -> np.ndarray:
    """Return how far along the axis so many updates and samples are."""
    if axis == "updates":
        return np.asarray(updates, float)
    work = nn.training_work(updates, seen, overhead if axis == "time" else 0)
    return work / SAMPLES


@cache
def _digits() -> tuple[np.ndarray, np.ndarray]:
    parts = data.digits()
    x = nn.flatten(parts.x_train[:SAMPLES]).astype(float)
    return x, parts.y_train[:SAMPLES]


def _epochs(size: int) -> int:
    per_epoch = -(-SAMPLES // size)
    return max(EPOCHS, -(-UPDATES // per_epoch))


@lru_cache(maxsize=128)
def _run(size: int, learning_rate: float) -> nn.SoftmaxFit:
    per_epoch = -(-SAMPLES // size)
    last = _epochs(size) * per_epoch
    spread = np.geomspace(1, last, MEASURED).round().astype(int)
    ends = np.arange(0, last + 1, per_epoch)[: EPOCHS + 1]
    return nn.fit_softmax(
        *_digits(),
        CLASSES,
        size,
        learning_rate,
        _epochs(size),
        np.random.default_rng(0),
        measure_at={*range(11), *spread.tolist(), *ends.tolist()},
    )


def _describe(result: Updating) -> str:
    size, last = result.mini.batch_size, result.batches[-1]
    count = len(result.batches)
    if last == size:
        rest = f"An epoch has {count} batches of {size}: none is smaller."
    else:
        rest = (
            f"An epoch has {count} batches: {count - 1} of {size}, the last of {last}."
        )
    return (
        f"{_place(result)} at learning rate {result.learning_rate:g} the loss is "
        f"{_told(result.full)} with the full batch, {_told(result.mini)} with "
        f"mini-batches, {_told(result.single)} with single digits. {rest}"
    )


def _place(result: Updating) -> str:
    if result.axis == "updates":
        count = int(result.at * (1 + 1e-9))
        return "After 1 update" if count == 1 else f"After {count:,} updates"
    if result.axis == "epochs":
        at = f"{result.at:.2g}"
        return "After 1 epoch" if at == "1" else f"After {at} epochs"
    digits = float(f"{SAMPLES * result.at:.2g}")
    return (
        f"In the time of reading {digits:,.0f} digit{'s' * (digits != 1)}, where an "
        f"update costs {result.overhead:,} extra,"
    )


def _told(schedule: Schedule) -> str:
    updates = f"{schedule.updates:,} update{'s' * (schedule.updates != 1)}"
    ended = "at its end, after " if schedule.ended else ""
    return f"{_amount(schedule.loss)} ({ended}{updates})"


def _amount(loss: float) -> str:
    return f"{loss:.2f}" if loss < 10 else f"{loss:.0f}"
