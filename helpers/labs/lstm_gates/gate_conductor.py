"""Lab: conduct the gates of a memory over time, by hand or from a trained layer."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.lstm_gates.digits import two_digits
from helpers.draw.lstm_gates.gate_conductor import ROWS, GateConductorPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import Control, choice, player, slider
from helpers.labs.lstm_gates._brushes import brush, drawing_of, untouched
from helpers.labs.lstm_gates._trained import Reading, reading

STEPS = 24
OPENS_AT = 12
"""The step at which the lab opens."""

TRAINED = "a trained unit reads of Korea"

LIMITS = (1, 5, 10, 25, 50, 100, 250, 500, 1000)
"""Ends that the scale of the cell state can have."""

QUANTITIES = {
    "cell state": "cell",
    "hidden state": "hidden",
    **{name.replace("_", " "): name for name in ROWS},
}
"""What the heat map can show of all units, by its name."""


class Conducted(NamedTuple):
    """Gates over time, the memory they make, and the step that is looked at."""

    step: int
    """Counted from 1."""
    forget_gate: np.ndarray
    """(time,), as the three after it: from the source, or drawn over by hand."""
    input_gate: np.ndarray
    candidate: np.ndarray
    output_gate: np.ndarray
    cell: np.ndarray
    """(time,)"""
    hidden: np.ndarray
    """(time,)"""
    touched: np.ndarray
    """(4, time), where the hand has drawn, in the order of `ROWS`."""
    limit: int
    """End of the scale of the cell state; it grows only when nothing else will do."""
    heat: np.ndarray
    """(rows, time), what the heat map shows; full colour at -1 and 1."""
    heat_names: tuple[str, ...]
    heat_title: str
    unit: int | None
    """Which unit of a trained layer this is, counted from 1."""
    label: str
    """What comes in at this step, if that is known."""


def gate_conductor(
    weights: nn.LSTMWeights | None = None,
    x: np.ndarray | None = None,
    labels: Sequence[Sequence[str]] | None = None,
) -> Lab:
    """Draw the gates of one memory over time, or open those of a trained layer.

    Parameters
    ----------
    weights : LSTMWeights, optional
        ``nn.LSTMWeights(*layer.get_weights())`` of a trained layer. Without them the
        gates are presets of 24 steps.
    x : array of shape (batch, time, features), optional
        What the trained layer reads.
    labels : sequence of sequences of str, optional
        For each sequence of `x` what comes in at each step, such as words.

    Notes
    -----
    What the hand draws over a trained unit changes the memory of that unit alone: the
    other bars stay as they were, though in the layer they would follow the hidden
    state.

    Raises
    ------
    ValueError
        If only one of `weights` and `x` is given, or they or `labels` do not fit.
    """
    if (weights is None) != (x is None):
        missing = "x" if x is None else "weights"
        raise ValueError(f"weights and x go together, but {missing} is missing")
    if weights is None:
        sources = {"preset": choice("Gates", list(_presets()))}
        return _lab(_conduct_preset, sources, STEPS, heat_rows=6)
    run = nn.lstm(x, weights)
    batch, steps, units = run.cell.shape
    _require_labels(labels, batch, steps)
    sources = {
        "sequence": slider("Sequence", 1, batch, 1),
        "unit": slider("Unit", 1, units, 1),
        "quantity": choice("Heat map shows", QUANTITIES),
    }
    return _lab(partial(_conduct_trained, run, labels), sources, steps, units)


def _lab(
    conduct: Callable[..., Conducted],
    sources: dict[str, Control],
    steps: int,
    heat_rows: int,
) -> Lab:
    """Put the controls of the source, the player and the brushes together."""
    drawing = drawing_of(steps)

    def begin_anew() -> None:
        if not np.isnan(drawing.value).all():  # else the lab would show twice
            drawing.set(untouched(steps))

    for name in {"preset", "sequence", "unit"} & set(sources):
        sources[name].on_change(begin_anew)
    step = player("Step", 1, steps, "steps", interval=350)
    step.set(min(OPENS_AT, steps))
    return Lab(
        compute=conduct,
        picture=GateConductorPicture(steps, heat_rows),
        describe=_describe,
        step=step,
        **sources,
        drawing=drawing,
        **{name: brush(row, name, drawing, steps) for row, name in enumerate(ROWS)},
    )


def _conduct_preset(step, preset, drawing, **brushes) -> Conducted:
    parts = _presets()[preset]
    made = _conduct(step, parts, drawing, reach=1.0)
    gates = dict(zip(ROWS, made[1:5], strict=True))
    rows = {**gates, "cell state": made.cell, "hidden state": made.hidden}
    return made._replace(
        heat=np.stack(list(rows.values())),
        heat_names=tuple(name.replace("_", " ") for name in rows),
        heat_title="all six as colours",
        label=_reading().words[step - 1] if preset == TRAINED else "",
    )


def _conduct_trained(
    run, labels, step, sequence, unit, quantity, drawing, **brushes
) -> Conducted:
    here = sequence - 1, slice(None), unit - 1
    parts = np.stack([getattr(run, row)[here] for row in ROWS])
    made = _conduct(step, parts, drawing, reach=np.abs(run.cell).max())
    heat = getattr(run, quantity)[sequence - 1].T.copy()  # (units, time)
    heat[unit - 1] = getattr(made, quantity)
    name = next(name for name, field in QUANTITIES.items() if field == quantity)
    return made._replace(
        heat=heat,
        heat_names=tuple(str(number) for number in range(1, len(heat) + 1)),
        heat_title=f"{name} of every unit",
        unit=unit,
        label="" if labels is None else labels[sequence - 1][step - 1],
    )


def _conduct(
    step: int, parts: np.ndarray, drawing: np.ndarray, reach: float
) -> Conducted:
    """Let the hand's bars replace those of the source, and run the memory.

    `reach` is what the scale of the cell state has to hold in any case.
    """
    touched = ~np.isnan(drawing)
    gates = dict(zip(ROWS, np.where(touched, drawing, parts), strict=True))
    memory = nn.gated_memory(**gates)
    reach = max(reach, np.abs(memory.cell).max())
    return Conducted(
        step=step,
        **gates,
        **memory._asdict(),
        touched=touched,
        limit=next((limit for limit in LIMITS if reach <= limit), int(reach) + 1),
        heat=np.empty((0, 0)),
        heat_names=(),
        heat_title="",
        unit=None,
        label="",
    )


@cache
def _reading() -> Reading:
    return reading()


@cache
def _presets() -> dict[str, np.ndarray]:
    """Return gates and candidate of every preset, (4, 24), in the order of `ROWS`."""
    times = np.arange(1, STEPS + 1)
    open_, shut = np.ones(STEPS), np.zeros(STEPS)
    noise = np.round(0.8 * np.sin(2.4 * times), 2)
    return {
        "remember one spike": np.stack(
            [open_, times == 4, np.where(times == 4, 0.9, noise), times > 18]
        ),
        "count up": np.stack([open_, (times > 2) & (times < 23), 0.9 * open_, open_]),
        "reset in the middle": np.stack([times != 13, open_, 0.2 * open_, open_]),
        "forget slowly": np.stack([0.9 * open_, times == 2, 0.9 * open_, open_]),
        "forget as Keras starts": np.stack(
            [0.73 * open_, times == 2, 0.9 * open_, open_]
        ),
        "overwrite": np.stack(
            [times % 8 != 2, times % 8 == 2, noise, open_],
        ),
        "show now and then": np.stack([open_, times == 2, 0.9 * open_, times % 6 == 0]),
        "all shut": np.stack([shut, shut, shut, shut]),
        TRAINED: _reading().gates,
    }


def _require_labels(labels: Any, batch: int, steps: int) -> None:
    if labels is None:
        return
    lengths = [len(row) for row in labels]
    if lengths != [steps] * batch:
        raise ValueError(
            f"labels must be {batch} sequences of {steps} words, "
            f"not sequences of {lengths}"
        )


def _describe(result: Conducted) -> str:
    now = result.step - 1

    def say(number: float) -> str:
        """Mark what training made: its digits differ between machines."""
        return two_digits(number) if result.unit is None else f"≈{two_digits(number)}"

    keep, write, candidate, reveal, cell, hidden = (
        say(values[now]) for values in result[1:7]
    )
    where = f"Step {result.step} of {len(result.cell)}"
    if result.unit is not None:
        where = f"Unit {result.unit}, {where[0].lower()}{where[1:]}"
    if result.label:
        where += f", “{result.label}”"
    before = say(result.cell[now - 1] if now else 0.0)
    farthest = result.cell[np.abs(result.cell).argmax()]
    shown = say(np.ceil(100 * np.abs(result.hidden).max()) / 100)
    limit = f"±{shown}" if result.unit is None else f"{shown} in size"
    return (
        f"{where}: the forget gate ({keep}) keeps its share of the cell state "
        f"{before}, the input gate ({write}) writes its share of {candidate}: the cell "
        f"state is {cell}. The output gate ({reveal}) shows {hidden}. Over all steps "
        f"the cell state goes as far as {say(farthest)}, the hidden state never "
        f"beyond {limit}."
    )
