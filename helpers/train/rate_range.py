"""A learning-rate range test of a Keras model, drawn as it goes."""

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

import ipywidgets as widgets
import numpy as np

from helpers import nn
from helpers.draw import style
from helpers.draw.rate_range import RangeSoFar, RateRangePicture
from helpers.labs import PictureWidget, shown
from helpers.train._chart import PAUSE, _view_alone
from helpers.train._seed import fix_seed

ROOM = 1.5
"""Losses up to so many times the first one are drawn."""
TOO_MUCH = 3.0
"""At so many times the first loss the test ends."""


class RangeChart(widgets.VBox):
    """The loss of every step over its learning rate."""

    def __init__(self, lowest: float, highest: float) -> None:
        self.rates, self.losses = [], []
        self.picture = RateRangePicture()
        self._ends, self._drawn = (lowest, highest), 0.0
        size = [inches * style.DPI for inches in self.picture.size]
        self._page = PictureWidget(size=size)
        super().__init__([self._page])

    @property
    def sentence(self) -> str:
        """What the test says so far."""
        return self._page.sentence

    def reading(self) -> nn.RateRange:
        """Return the steps so far, smoothed."""
        return nn.read_rate_range(np.array(self.rates), np.array(self.losses))

    def add(self, rate: float, loss: float) -> None:
        """Take one more step."""
        self.rates.append(rate)
        self.losses.append(loss)
        if perf_counter() - self._drawn >= PAUSE:
            self.draw()
            self._drawn = perf_counter()

    def draw(self) -> None:
        """Draw the steps so far."""
        reading = self.reading()
        top = ROOM * self.losses[0]
        self.picture.show(RangeSoFar(*self._ends, top, reading))
        self._page.frame = self.picture.frame()
        self._page.sentence = (
            f"While the learning rate rises, the moving average of the loss is least "
            f"at ≈{reading.least:.2g}; a tenth of it is ≈{reading.suggested:.2g}."
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict]:
        shown(self)
        still, metadata = self._page.without_kernel(self.picture)
        return super()._repr_mimebundle_(**kwargs) | still, metadata


def rate_range(
    make_model: Callable[[], Any],
    x: np.ndarray,
    y: np.ndarray,
    lowest: float = 1e-4,
    highest: float = 1.0,
    steps: int = 100,
    batch_size: int = 64,
    seed: int = 0,
) -> nn.RateRange:
    """Train a fresh model with a rate that rises at every step, and watch its loss.

    ``rate = lowest * (highest / lowest) ** (step / (steps - 1))``

    Parameters
    ----------
    make_model : callable
        ``make_model() -> keras.Model``, compiled. The model is thrown away.
    x, y : arrays
        Training data alone: the rate is a choice like any other.
    lowest, highest : float, above 0
        Learning rate of the first step and of the last one.
    steps : int, default 100
        Fewer are taken if the loss triples or is no number any more.
    batch_size : int, in samples
    seed : int
        Of the first weights and of the shuffling.

    Returns
    -------
    nn.RateRange

    Raises
    ------
    ValueError
        If `lowest` is not above 0 or not below `highest`, or `steps` is below 2.

    References
    ----------
    .. [1] Smith, "Cyclical Learning Rates for Training Neural Networks", 2017.
    """
    from IPython.display import display

    if not 0 < lowest < highest:
        raise ValueError(
            f"lowest must be above 0 and below highest, not {lowest} and {highest}"
        )
    if steps < 2:
        raise ValueError(f"steps must be at least 2, not {steps}")
    fix_seed(seed)
    model, chart = make_model(), RangeChart(lowest, highest)
    while_it_runs = widgets.VBox([chart])
    display(_view_alone(while_it_runs), raw=True)
    batches = _batches(len(x), batch_size, np.random.default_rng(seed))
    for rate, rows in zip(np.geomspace(lowest, highest, steps), batches, strict=False):
        model.optimizer.learning_rate = rate
        loss = model.train_on_batch(x[rows], y[rows], return_dict=True)["loss"]
        if not loss < TOO_MUCH * (chart.losses or [np.inf])[0]:
            break
        chart.add(float(rate), float(loss))
    chart.draw()
    while_it_runs.children = ()
    display(chart)
    return chart.reading()


def _batches(
    samples: int, batch_size: int, rng: np.random.Generator
) -> Iterator[np.ndarray]:
    """Yield mini-batches without end; those of a whole batch size only."""
    while True:
        every = nn.minibatches(samples, batch_size, rng)
        yield from (rows for rows in every if len(rows) == min(batch_size, samples))
