"""Lab: paint the learning rate over the epochs, and train with it at once."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.gradients.schedule_painter import BARS, GRAIN, SchedulePainterPicture
from helpers.labs._drawing import brush_of, drawing_of
from helpers.labs._lab import Lab
from helpers.labs.controls import Control, again, choice, slider

EPOCHS, BATCH_SIZE, MOMENTUM = 10, 64, 0.9
UNITS = (64, 64, 64, 10)
HIGHEST = 0.6
WARMUP, FROM = 0.3, 0.02
"""The warm-up's share of the steps, and the share of the peak it begins at."""

PRESETS = ("constant", "decay", "warm-up, then decay")


class Painted(NamedTuple):
    """A curve of learning rates, and what training with it led to."""

    bars: np.ndarray
    """(bars,), the mean learning rate of every half epoch."""
    touched: np.ndarray
    """(bars,), where the hand has drawn."""
    losses: np.ndarray
    """(steps,), of each mini-batch, in nats."""
    accuracy: float
    """Share of the test digits that is read rightly."""
    preset: str
    peak: float
    """The highest rate of the curve as it is now."""


def schedule_painter() -> Lab:
    """Draw the learning-rate curve by hand, and see what training makes of it."""
    drawing = drawing_of(BARS, full=0.3)
    preset = choice("Schedule", PRESETS)

    def begin_anew() -> None:
        if not np.isnan(drawing.value).all():  # else the lab would show twice
            drawing.set(np.full(BARS, np.nan))

    preset.on_change(begin_anew)
    return Lab(
        compute=_compute,
        picture=SchedulePainterPicture(_stored(), EPOCHS, HIGHEST),
        describe=_describe,
        peak=slider("Highest learning rate", 0.05, HIGHEST, 0.4, step=0.01),
        preset=preset,
        start=again("Other start weights"),
        drawing=drawing,
        brush=_brush(drawing),
    )


def _brush(drawing: Control) -> Control:
    def paint(place: tuple[float, float]) -> None:
        bar = int(np.clip(np.floor(place[0] + 0.5), 1, BARS))
        drawn = drawing.value.copy()
        drawn[bar - 1] = np.clip(np.round(place[1]), 0, HIGHEST / GRAIN) * GRAIN
        drawing.set(drawn)

    top = float(HIGHEST / GRAIN)
    return brush_of("Draw the curve", paint, (1.0, 20.0), ((1.0, 0.0), (BARS, top)))


def _compute(
    peak: float, preset: str, start: int, drawing: np.ndarray, brush: tuple
) -> Painted:
    steps = EPOCHS * -(-len(_digits().x_train) // BATCH_SIZE)
    rates = _rates(preset, peak, steps)
    bar_of = np.arange(steps) * BARS // steps
    touched = ~np.isnan(drawing)
    rates = np.where(touched, drawing, 0)[bar_of] + np.where(touched[bar_of], 0, rates)
    fit, accuracy = _trained(start, rates.tobytes())
    return Painted(
        bars=np.bincount(bar_of, rates) / np.bincount(bar_of),
        touched=touched,
        losses=fit.losses,
        accuracy=accuracy,
        preset=preset,
        peak=float(rates.max()),
    )


@lru_cache(maxsize=256)
def _trained(start: int, rates: bytes) -> tuple[nn.MLPFit, float]:
    """Train with one rate for every step; return the fit and its test accuracy."""
    x, y, x_test, y_test = _digits()
    fit = nn.fit_mlp(
        x,
        y,
        _layers(start),
        np.frombuffer(rates),
        np.random.default_rng(start),
        momentum=MOMENTUM,
        batch_size=BATCH_SIZE,
    )
    answers = nn.mlp(x_test, fit.layers).outputs[-1].argmax(axis=1)
    return fit, float(np.mean(answers == y_test))


def _rates(preset: str, peak: float, steps: int) -> np.ndarray:
    """Return the learning rate of every step, as the stored runs had it."""
    step = np.arange(steps)
    if preset == "constant":
        return nn.constant_rate(step, peak)
    if preset == "decay":
        return nn.cosine_decay(step, peak, steps)
    warmup = round(WARMUP * steps)
    return nn.cosine_decay(
        step, FROM * peak, steps - warmup, warmup_target=peak, warmup_steps=warmup
    )


@cache
def _digits() -> data.Samples:
    digits = data.digits()
    x, x_test = (nn.flatten(part) for part in (digits.x_train, digits.x_test))
    return data.Samples(x, digits.y_train, x_test, digits.y_test)


@cache
def _layers(start: int) -> tuple[nn.DenseLayer, ...]:
    activations = ["relu"] * (len(UNITS) - 2) + ["softmax"]
    return nn.mlp_start(UNITS, activations, np.random.default_rng(start))


@cache
def _stored() -> dict[str, dict[float, list[float]]]:
    """Return the accuracies of Keras, for each schedule and peak one a seed."""
    accuracy = data.sweep("gradients_schedules")["accuracy"]
    return {
        name: {float(peak): runs for peak, runs in peaks.items()}
        for name, peaks in accuracy.items()
    }


def _describe(result: Painted) -> str:
    name = "Your curve" if result.touched.any() else _capital(result.preset)
    last = result.losses[-len(result.losses) // EPOCHS :].mean()
    peaks = list(_stored()["constant"])
    near = min(peaks, key=lambda peak: abs(peak - result.peak))
    stored = ", ".join(
        f"{name.replace(',', '')} {np.mean(_stored()[name][near]):.2f}"
        for name in PRESETS
    )
    return (
        f"{name}, highest learning rate {result.peak:.2f}: after {EPOCHS} epochs the "
        f"network reads ≈{result.accuracy:.3f} of the test digits rightly, and its "
        f"loss in the last epoch was ≈{last:.3f}. The same network in Keras, "
        f"on average of three starts, at {near:g}: {stored}."
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
