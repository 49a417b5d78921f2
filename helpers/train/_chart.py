"""The live chart of a training run, with a progress bar and the time left."""

from collections.abc import Sequence
from time import perf_counter
from typing import Any

import ipywidgets as widgets

from helpers.draw import style
from helpers.draw.training import Training, TrainingPicture
from helpers.labs import PictureWidget, shown

PAUSE = 0.1
"""Least time between two frames, in seconds."""


class Chart(widgets.VBox):
    """Loss and metric of a training run, drawn as it goes."""

    def __init__(self, epochs: int, metric: str) -> None:
        self.training = Training(epochs, {}, metric)
        self.picture = TrainingPicture()
        size = [inches * style.DPI for inches in self.picture.size]
        self._page = PictureWidget(size=size)
        self._bar = widgets.IntProgress(
            max=epochs, description="Training", layout=widgets.Layout(width="20em")
        )
        self._words = widgets.Label("begins")
        self._start = self._drawn = 0.0
        super().__init__([widgets.HBox([self._bar, self._words]), self._page])

    @property
    def sentence(self) -> str:
        """How far the training came, and what it reached."""
        return self._page.sentence

    def begin(self) -> None:
        """Start the clock."""
        self._start = perf_counter()

    def add(self, logs: dict[str, float]) -> None:
        """Take the figures of one more epoch."""
        history = self.training.history
        for name, value in logs.items():
            history.setdefault(name, []).append(float(value))
        done = len(history["loss"])
        now = perf_counter()
        left = (now - self._start) / done * (self.training.epochs - done)
        self._bar.value = done
        self._words.value = (
            f"epoch {done} of {self.training.epochs}, about {left:.0f} s left"
        )
        if now - self._drawn >= PAUSE:
            self.draw()
            self._drawn = now

    def draw(self) -> None:
        """Draw what is known so far."""
        self.picture.show(self.training)
        self._page.frame = self.picture.frame()
        self._page.sentence = self._describe()

    def end(self) -> None:
        """Draw the last state and say that the run is over."""
        self.draw()
        seconds = perf_counter() - self._start
        done = len(self.training.history.get("loss", []))
        self._words.value = f"{done} epochs in {seconds:.1f} s"

    def _describe(self) -> str:
        history, metric = self.training.history, self.training.metric
        done = len(history.get("loss", []))
        if not done:
            return "No epoch has been trained."
        parts = []
        for name, label in ((metric, "training"), (f"val_{metric}", "validation")):
            if name in history:
                parts.append(f"≈{history[name][-1]:.2f} on the {label} data")
        words = metric.replace("_", " ")
        return f"After {done} epochs the {words} is {' and '.join(parts)}."

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict]:
        shown(self)
        still, metadata = self._page.without_kernel(self.picture)
        return super()._repr_mimebundle_(**kwargs) | still, metadata


def fit(
    model: Any,
    *data: Any,
    epochs: int,
    metric: str = "accuracy",
    callbacks: Sequence[Any] = (),
    **options: Any,
) -> None:
    """Train a Keras model and watch it learn: ``model.fit`` with a live chart.

    Parameters
    ----------
    model : keras.Model
        Compiled.
    *data : arrays
        As for ``model.fit``: inputs and targets.
    epochs : int, in passes over the training data
    metric : str
        Name of the metric in the right half of the chart, as compiled.
    callbacks : sequence of keras.callbacks.Callback
        As for ``model.fit``; one that stops the training early ends the chart there.
    **options
        Further arguments of ``model.fit``, such as ``validation_data``.
    """
    import keras
    from IPython.display import display

    chart = Chart(epochs, metric)
    while_it_runs = widgets.VBox([chart])
    display(_view_alone(while_it_runs), raw=True)
    shown(while_it_runs)
    report = keras.callbacks.LambdaCallback(
        on_train_begin=lambda logs: chart.begin(),
        on_epoch_end=lambda epoch, logs: chart.add(logs),
        on_train_end=lambda logs: chart.end(),
    )
    every = [*callbacks, report]
    model.fit(*data, epochs=epochs, verbose=0, callbacks=every, **options)
    while_it_runs.children = ()
    display(chart)


def _view_alone(widget: widgets.Widget) -> dict[str, Any]:
    """Return the live view without the text that a saved notebook would keep."""
    view = "application/vnd.jupyter.widget-view+json"
    return {view: widget._repr_mimebundle_()[view]}
