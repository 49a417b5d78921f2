"""Lab: the gradients of mini-batches as a cloud around the full gradient."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from helpers import data, nn
from helpers.draw.gradients.gradient_cloud import GradientCloudPicture
from helpers.labs._lab import Lab
from helpers.labs.controls import again, ladder

SAMPLES, CLASSES, FEATURES = 512, 10, 64
BATCHES = 400
SIZES = tuple(2**power for power in range(10))
"""From one sample to all of them."""
STRAIGHT = 32
"""Up to this size a batch is a small share of all, and the law is a straight line."""
STEPS = (0, 1, 3, 10, 30, 100, 300)
RATES = (0.01, 0.03, 0.1, 0.3, 1.0)


class GradientCloud(NamedTuple):
    """The gradients of many batches of one size, at one place of the descent."""

    batch_size: int
    steps: int
    """Full-batch steps made before."""
    learning_rate: float
    """Of the one step that is tried on every batch."""
    loss: float
    """In nats, the mean over all samples, at this place."""
    length: float
    """Of the full gradient."""
    cloud: np.ndarray
    """(400, 2), batch gradients along and across the full one, in its lengths."""
    raises: np.ndarray
    """(400,), whether a step on this batch raises the loss over all samples."""
    sizes: np.ndarray
    """(measured,), batch sizes from 1 to that of now."""
    noise: np.ndarray
    """(measured,), distance of their gradients from the full one."""
    law: np.ndarray
    """(10,), what theory says for each of ``SIZES``, from the noise of one sample."""
    slope: float | None
    """Of the line through log noise against log size; None for a single point."""


def gradient_cloud() -> Lab:
    """Grow the batch, and see its gradients close in on the full one."""
    return Lab(
        compute=_compute,
        picture=GradientCloudPicture(SIZES),
        describe=_describe,
        batch_size=ladder("Batch size", SIZES, 32, unit="digits"),
        steps=ladder("Full steps before", STEPS, 0, unit="steps"),
        learning_rate=ladder("Rate of the trial step", RATES, 0.3),
        draw=again("Other batches"),
    )


def _compute(batch_size, steps, learning_rate, draw) -> GradientCloud:
    place = _place(steps)
    sizes = np.array([size for size in SIZES if size <= batch_size])
    noise = np.array([_noise(size, steps, draw) for size in sizes])
    small = sizes <= STRAIGHT
    return GradientCloud(
        batch_size=batch_size,
        steps=steps,
        learning_rate=learning_rate,
        loss=place.loss,
        length=place.length,
        cloud=_gradients(batch_size, steps, draw) @ place.axes.T / place.length,
        raises=_raises(batch_size, steps, learning_rate, draw),
        sizes=sizes,
        noise=noise,
        law=np.array([nn.drawn_noise(noise[0], size, SAMPLES) for size in SIZES]),
        slope=_slope(sizes[small], noise[small]) if len(sizes) > 1 else None,
    )


class _Place(NamedTuple):
    """Where a descent on all samples has come, and the gradients there."""

    weights: np.ndarray  # (features + 1, classes), the bias in the last row
    loss: float
    sample_grads: np.ndarray  # (samples, (features + 1) * classes)
    full: np.ndarray  # ((features + 1) * classes,)
    length: float
    axes: np.ndarray  # (2, (features + 1) * classes)


@cache
def _digits() -> tuple[np.ndarray, np.ndarray]:
    parts = data.digits()
    x = nn.flatten(parts.x_train[:SAMPLES]).astype(float)
    return x, parts.y_train[:SAMPLES]


@cache
def _place(steps: int) -> _Place:
    x, y = _digits()
    kernel, bias = np.zeros((FEATURES, CLASSES)), np.zeros(CLASSES)
    if steps:
        fit = nn.fit_softmax(x, y, CLASSES, SAMPLES, learning_rate=1.0, epochs=steps)
        kernel, bias = fit.kernel, fit.bias
    single = nn.softmax_sample_grads(x, y, kernel, bias)
    grads = np.column_stack([single.kernel_grad.reshape(SAMPLES, -1), single.bias_grad])
    full = grads.mean(axis=0)
    return _Place(
        weights=np.vstack([kernel, bias]),
        loss=float(single.losses.mean()),
        sample_grads=grads,
        full=full,
        length=float(np.sqrt(full @ full)),
        axes=nn.noise_axes(grads),
    )


@lru_cache(maxsize=4)
def _orders(draw: int) -> np.ndarray:
    """Shuffle all samples 400 times: a batch of any size is the start of a row.

    So a batch that grows keeps the samples it has, and its dot can be followed.
    """
    rng = np.random.default_rng(draw)
    return rng.permuted(np.tile(np.arange(SAMPLES), (BATCHES, 1)), axis=1)


@lru_cache(maxsize=16)
def _gradients(batch_size: int, steps: int, draw: int) -> np.ndarray:
    batches = _orders(draw)[:, :batch_size]
    return nn.batch_gradients(_place(steps).sample_grads, batches)


@lru_cache(maxsize=256)
def _noise(batch_size: int, steps: int, draw: int) -> float:
    return nn.gradient_noise(_gradients(batch_size, steps, draw), _place(steps).full)


@lru_cache(maxsize=64)
def _raises(batch_size: int, steps: int, learning_rate: float, draw: int) -> np.ndarray:
    """Try one step on each batch, and say where the loss over all samples rises."""
    place = _place(steps)
    moves = learning_rate * _gradients(batch_size, steps, draw)
    weights = place.weights - moves.reshape(BATCHES, FEATURES + 1, CLASSES)
    losses = nn.softmax_losses(*_digits(), weights[:, :-1], weights[:, -1])
    return losses > place.loss


def _slope(sizes: np.ndarray, noise: np.ndarray) -> float:
    return float(np.polyfit(np.log(sizes), np.log(noise), 1)[0])


def _describe(result: GradientCloud) -> str:
    size, noise = result.batch_size, result.noise[-1]
    tried = (
        f"step of rate {result.learning_rate:g} raises the loss over all digits for "
        f"{_share(result.raises.mean())} of {BATCHES} batches"
    )
    if size == SAMPLES:
        return (
            f"A batch of all {SAMPLES} digits has the full gradient, of length "
            f"{result.length:.2g}: no noise is left, and a {tried}."
        )
    law = ""
    if result.slope is not None:
        power = f"{result.slope:.2f}".replace("-", "−")
        law = f"; the noise falls with the batch size to the power {power}"
    digits = "1 digit" if size == 1 else f"{size} digits"
    return (
        f"Gradients of {digits} lie {noise:.2g} from the full one, "
        f"{_times(noise / result.length)} its length{law}. A {tried}."
    )


def _share(share: float) -> str:
    if 0 < share < 0.005:
        return "less than 1%"
    return "none" if share == 0 else "all" if share == 1 else f"{share:.0%}"


def _times(ratio: float) -> str:
    return f"{ratio:.2g} times" if ratio < 10 else f"{ratio:.0f} times"
