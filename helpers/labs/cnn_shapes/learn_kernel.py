"""Lab: nine random numbers learn to be a filter, step by step."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.cnn_shapes.learn_kernel import LearnKernelPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, choice, player, slider

STEPS = 120
RUNAWAY = 1e5
"""The run ends with the first loss above this: from there on it only climbs."""
NOTHING = 1e-4
"""A loss below this is not told from none."""

TARGETS = {
    "Sobel for upright edges": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    "Sobel for level edges": [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    "blur": np.full((3, 3), 1 / 9),
    "sharpen": [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
    "emboss": [[-2, -1, 0], [-1, 1, 1], [0, 1, 2]],
}
EXAMPLES = {
    "random noise": "",
    "a photograph": "In a photograph neighbouring pixels are nearly alike, so that a "
    "wrong kernel can give almost the right output.",
    "a flat grey wall": "On a flat wall only the sum of the nine numbers counts.",
}
"""What the kernel can learn from, and why that may not be enough."""


class Learning(NamedTuple):
    """A run of gradient descent on one kernel, and its state after `step` steps."""

    step: int
    kernels: np.ndarray
    """(steps run + 1, 3, 3), from before the first step on."""
    losses: np.ndarray
    """(steps run + 1,), mean squared error."""
    kernel: np.ndarray
    """(3, 3), after `step` steps, or the last one of a run that was stopped."""
    match: float
    """Cosine between kernel and target: 1 is the same pattern, 0 is nothing alike."""
    target: np.ndarray
    """(3, 3), the kernel to be found."""
    target_name: str
    example: np.ndarray
    """(height, width), the image to learn from."""
    example_name: str
    photograph: np.ndarray
    """(96, 96), brightness from 0 to 1; not learned from."""
    output: np.ndarray
    """(94, 94), the photograph filtered by `kernel`."""
    wanted: np.ndarray
    """(94, 94), the photograph filtered by `target`."""
    learning_rate: float


def learn_kernel() -> Lab:
    """Watch gradient descent turn nine random numbers into a filter."""
    return Lab(
        compute=_compute,
        picture=LearnKernelPicture(STEPS),
        describe=_describe,
        step=player("Step", 0, STEPS, "steps"),
        learning_rate=slider("Learning rate", 0.01, 1.2, 0.03, step=0.01),
        target=choice("Target kernel", list(TARGETS)),
        examples=choice("Learn from", list(EXAMPLES)),
        start=again("Another start"),
    )


def _compute(step, learning_rate, target, examples, start) -> Learning:
    fit = _run(target, examples, start, learning_rate)
    kernel = fit.kernels[min(step, len(fit.kernels) - 1)]
    goal = np.array(TARGETS[target], float)
    photograph = _photograph()
    return Learning(
        step=step,
        kernels=fit.kernels,
        losses=fit.losses,
        kernel=kernel,
        match=float(np.vdot(kernel, goal) / _length(kernel) / _length(goal)),
        target=goal,
        target_name=target,
        example=_example(examples),
        example_name=examples,
        photograph=photograph,
        output=_filtered(photograph, kernel),
        wanted=_filtered(photograph, goal),
        learning_rate=learning_rate,
    )


@lru_cache(maxsize=16)
def _run(target: str, examples: str, start: int, learning_rate: float) -> nn.KernelFit:
    """Descend for all steps, and keep those until the loss has run away."""
    image = _example(examples)
    targets = _filtered(image, np.array(TARGETS[target], float))
    kernel = np.random.default_rng(start).normal(size=(3, 3))
    fit = nn.fit_kernel(image[None], targets[None], kernel, learning_rate, STEPS)
    kept = np.count_nonzero(fit.losses <= RUNAWAY) + 1
    return nn.KernelFit(fit.kernels[:kept], fit.losses[:kept])


@cache
def _photograph() -> np.ndarray:
    return data.photograph("china", size=(96, 96), grey=True).astype(np.float64)


@cache
def _example(name: str) -> np.ndarray:
    if name == "a photograph":
        return data.photograph("flower", size=(48, 48), grey=True).astype(np.float64)
    if name == "a flat grey wall":
        return np.full((48, 48), 0.5)
    return np.random.default_rng(0).normal(size=(32, 32))


def _filtered(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    x = image[None, :, :, None]
    return nn.conv2d(x, kernel[:, :, None, None])[0, :, :, 0]


def _length(kernel: np.ndarray) -> float:
    return float(np.sqrt(np.vdot(kernel, kernel)))


def _describe(result: Learning) -> str:
    step = min(result.step, len(result.losses) - 1)
    first, last = result.losses[0], result.losses[step]
    gap = float(np.abs(result.kernel - result.target).max())
    if step == 0:
        return (
            f"Before the first step the nine numbers are random: the farthest is "
            f"{gap:.2f} from {result.target_name}, and the loss is {_amount(first)}."
        )
    if last > max(result.losses[step - 1], NOTHING):
        low = result.losses[: step + 1].min()
        end = "; here the run is stopped" if last > RUNAWAY else ""
        return (
            f"With learning rate {result.learning_rate:.2f} every step overshoots: the "
            f"loss has grown from {_amount(low)} to {_amount(last)} after {step} "
            f"steps{end}."
        )
    reason = EXAMPLES[result.example_name]
    fallen = (
        f"After {step} steps the loss has fallen from {_amount(first)} to "
        f"{_amount(last)}"
    )
    if reason and gap > 0.1 and last < first / 10:
        return f"{fallen}, yet one number is still {gap:.2f} off. {reason}"
    most = np.ceil(100 * gap) / 100
    return f"{fallen}; no number is further than {most:.2f} from {result.target_name}."


def _amount(loss: float) -> str:
    if loss < NOTHING:
        return "less than 0.0001"
    return f"{float(f'{loss:.2g}'):,.0f}" if loss >= 100 else f"{loss:.2g}"
