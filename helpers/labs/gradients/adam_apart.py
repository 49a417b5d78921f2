"""Lab: Adam taken apart, switch by switch."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from helpers import nn
from helpers.draw.gradients.adam_apart import AdamApartPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import choice, log_slider, slider, switch

STEPS = 200
NOISE_SEED = 4
LEARNING_RATE = 0.001
"""Keras's default; all steps are shown in units of it."""
BETA_1, BETA_2 = 0.9, 0.999

STREAMS = {
    "always the same": lambda noise: np.ones_like(noise),
    "noisy": lambda noise: 1 + noise,
    "only noise": lambda noise: noise,
}
"""Gradients over time, by a row of normal noise, before they are scaled."""


class AdamApart(NamedTuple):
    """Steps of an optimizer that is Adam with some of its parts."""

    gradients: np.ndarray
    """(200,), as they came, scaled."""
    scale: float
    means: np.ndarray
    """(200,), running mean of the gradient; the gradient itself without momentum."""
    roots: np.ndarray
    """(200,), root of the running mean of the squared gradient."""
    steps: np.ndarray
    """(200,), size of the steps in learning rates, in the gradient's direction."""
    adam: np.ndarray
    """(200,), the same for Adam with all its parts."""
    momentum: bool
    rms_scaling: bool
    bias_correction: bool
    epsilon: float
    column: tuple[str, ...]
    """The first step in numbers: g, m, √v, their quotient, correction, step."""
    notes: tuple[str, ...]
    """How each of them came about."""


def adam_apart() -> Lab:
    """Switch off parts of Adam, and scale its gradients from 0.001 to 1000."""
    return Lab(
        compute=_compute,
        picture=AdamApartPicture(STEPS),
        describe=_describe,
        scale=log_slider("Gradient scale", 1e-3, 1e3, 1.0, per_decade=4),
        epsilon=log_slider("Epsilon", 1e-8, 1.0, 1e-7, per_decade=4),
        momentum=switch("Momentum", True),
        rms_scaling=switch("RMS scaling", True),
        bias_correction=switch("Bias correction", True),
        stream=choice("Gradients", list(STREAMS), "noisy"),
        strength=slider("Noise", 0.0, 3.0, 0.5, step=0.1, unit="scales"),
    )


def _compute(
    scale, epsilon, momentum, rms_scaling, bias_correction, stream, strength
) -> AdamApart:
    noise = strength * np.random.default_rng(NOISE_SEED).normal(size=STEPS)
    gradients = scale * STREAMS[stream](noise)
    beta_1 = BETA_1 if momentum else 0.0
    parts = (beta_1, epsilon, rms_scaling, bias_correction)
    means, roots, steps = _steps(tuple(gradients), *parts)
    return AdamApart(
        gradients=gradients,
        scale=scale,
        means=means,
        roots=roots,
        steps=steps,
        adam=_steps(tuple(gradients), BETA_1, epsilon, True, True)[2],
        momentum=momentum,
        rms_scaling=rms_scaling,
        bias_correction=bias_correction,
        epsilon=epsilon,
        column=_column(gradients[0], means[0], roots[0], steps[0], parts),
        notes=(
            "",
            f"{1 - beta_1:g} · g" if momentum else "off: m = g",
            "√0.001 · |g|" if rms_scaling else "off",
            "" if rms_scaling else "off: m",
            "" if bias_correction else "off",
            "learning rates",
        ),
    )


def _column(g: float, m: float, root: float, step: float, parts: tuple) -> tuple:
    """Write the first step down, from the gradient to the step."""
    _, epsilon, rms_scaling, _ = parts
    quotient = m / (root + epsilon) if rms_scaling else m
    factor = step / quotient if quotient else 1.0
    before = map(_amount, (g, m, root, quotient))
    return (*before, f"× {_amount(factor)}", _amount(step))


@lru_cache(maxsize=16)
def _steps(
    gradients: tuple, beta_1: float, epsilon: float, rms: bool, correction: bool
) -> tuple[np.ndarray, ...]:
    """Return both running means and the steps in learning rates, each (200,)."""
    weight, state, rows = np.zeros(1), None, []
    for gradient in gradients:
        before = weight
        weight, state = nn.adam(
            before,
            np.array([gradient]),
            state,
            learning_rate=LEARNING_RATE,
            beta_1=beta_1,
            beta_2=BETA_2,
            epsilon=epsilon,
            rms_scaling=rms,
            bias_correction=correction,
        )
        step = (before - weight)[0] / LEARNING_RATE
        rows.append((state.momentum[0], np.sqrt(state.velocity[0]), step))
    return tuple(np.array(rows).T)


def _describe(result: AdamApart) -> str:
    first, last = result.steps[0], np.abs(result.steps[-100:]).mean()
    sentence = (
        f"{_parts(result)}: the first gradient is {_amount(result.gradients[0])} and "
        f"the first step {_amount(first)} × the learning rate; the last hundred steps "
        f"are {_amount(last)} × on average"
    )
    whole = result.momentum and result.rms_scaling and result.bias_correction
    if not whole:
        sentence += f". The first step of the whole Adam is {_amount(result.adam[0])} ×"
    share = result.epsilon / (result.roots[0] + result.epsilon)
    if result.rms_scaling and share > 0.005:
        sentence += (
            f". Epsilon is {share:.0%} of what the first step is divided by, and makes "
            "it so much smaller"
        )
    return f"{sentence}."


def _parts(result: AdamApart) -> str:
    off = [
        part
        for part, on in (
            ("momentum", result.momentum),
            ("RMS scaling", result.rms_scaling),
            ("bias correction", result.bias_correction),
        )
        if not on
    ]
    if not off:
        return "Adam with all its parts"
    if len(off) == 3:
        return "Adam with all three parts off, which is SGD"
    return f"Adam without {' and '.join(off)}"


def _amount(number: float) -> str:
    rounded = float(f"{number:.3g}")
    plain = f"{rounded:.10f}".rstrip("0").rstrip(".")
    return plain.replace("-", "−") if abs(rounded) >= 1e-6 else "0"
