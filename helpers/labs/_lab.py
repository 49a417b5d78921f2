"""A lab: controls, a pure computation, a picture and one sentence, wired once."""

from collections.abc import Callable
from functools import cache
from typing import Any

import ipywidgets as widgets
import numpy as np
from threadpoolctl import ThreadpoolController

from helpers._faults import Told
from helpers.draw import Picture, style
from helpers.labs._cells import shown
from helpers.labs._picture import PictureWidget
from helpers.labs._sound import SoundWidget, wav
from helpers.labs.controls import Control


class Lab(widgets.VBox):
    """Controls that move a picture and a sentence.

    Parameters
    ----------
    compute : callable
        ``compute(**values) -> result``: pure, one keyword for every control.
    picture : Picture
        Shows a result by moving its artists.
    describe : callable
        ``describe(result) -> str``: one sentence that says what the picture shows.
    sound : callable, optional
        ``sound(result) -> (samples, rate)``: what the lab sounds like, played when
        the learner asks; samples of shape (time,) from -1 to 1, rate per second.
    **controls : Control
        What the hand can move, by the name that `compute` knows. A control whose
        name is a target of the picture follows the pointer.

    Attributes
    ----------
    controls : dict of str to Control
    result : object
        What `compute` last returned.
    sentence : str
        What `describe` said of it.
    problem : str
        Why there is no result; empty when all is well.

    Examples
    --------
    >>> from helpers import labs
    >>> lab = labs.filter()
    >>> lab.move(strides=2)
    """

    def __init__(
        self,
        compute: Callable[..., Any],
        picture: Picture,
        describe: Callable[[Any], str],
        sound: Callable[[Any], tuple[np.ndarray, int]] | None = None,
        **controls: Control,
    ) -> None:
        self.controls = controls
        self.picture = picture
        self.result: Any = None
        self.compute = compute
        self._describe = describe
        self._sound = sound
        self._player = SoundWidget() if sound else None
        self._busy = False
        self._asked = {n: c.value for n, c in controls.items() if c.asks}
        self._pointed = next((n for n, c in controls.items() if c.view is None), "")
        width, height = (inches * style.DPI for inches in picture.size)
        self._page = PictureWidget(size=[width, height])
        parts = [self._panel(), self._player, self._page]
        super().__init__([part for part in parts if part])
        self.add_class("course-lab")
        for control in controls.values():
            control.on_change(self._update)
        self._page.observe(self._point, names="pointer")
        self._page.observe(self._rescale, names="ratio")
        self._update()

    @property
    def sentence(self) -> str:
        """What the picture shows now."""
        return self._page.sentence

    @property
    def problem(self) -> str:
        """Why there is no picture now; empty when all is well."""
        return self._page.problem

    def move(self, **values: Any) -> None:
        """Move several controls and show the result once.

        Raises
        ------
        ValueError
            If the lab has no control of that name.
        """
        for name in values:
            if name not in self.controls:
                known = ", ".join(self.controls)
                raise ValueError(f"this lab has no control {name}; it has {known}")
        self._busy = True
        try:
            for name, value in values.items():
                self.controls[name].set(value)
        finally:
            self._busy = False
        self._update()

    def _panel(self) -> widgets.Box:
        shown = [control.view for control in self.controls.values() if control.view]
        tall = [view for view in shown if isinstance(view, widgets.VBox)]
        low = [view for view in shown if view not in tall]
        rows = widgets.Box(low, layout=_layout(flex_flow="row wrap", flex="1 1 22em"))
        return widgets.Box(
            [*tall, rows], layout=_layout(flex_flow="row wrap", margin="0 0 4px")
        )

    def _update(self) -> None:
        if self._busy:
            return
        values = {name: control.value for name, control in self.controls.items()}
        try:
            with _threads().limit(limits=1, user_api="blas"):
                self.result = self.compute(**values)
            sentence = self._describe(self.result)
            self.picture.show(self.result)
            frame = self.picture.frame()
            heard = wav(*self._sound(self.result)) if self._sound else b""
        except (Exception, KeyboardInterrupt) as error:
            self._fail(error)
            return
        self._asked = {name: values[name] for name in self._asked}
        with self._page.hold_sync():
            self._page.problem = ""
            self._page.frame = frame
            self._page.sentence = sentence
            self._page.boxes = self.picture.boxes()
            self._page.marker = self._marker()
        self._hear(heard)  # after the picture, which must not wait for it

    def _fail(self, error: BaseException) -> None:
        """Say what went wrong, and take back what was asked: else it is tried again."""
        self._page.problem = explain(error)
        self._hear(b"")
        self._busy = True
        for name, value in self._asked.items():
            self.controls[name].set(value)
        self._busy = False

    def _hear(self, content: bytes) -> None:
        if self._player:
            self._player.wav = content

    def _marker(self) -> dict[str, Any]:
        if not self._pointed:
            return {}
        control = self.controls[self._pointed]
        x, y = control.value
        return {"name": self._pointed, "x": x, "y": y, "step": control.step}

    def _point(self, change: dict[str, Any]) -> None:
        place = change["new"]
        self._pointed = place["name"]
        self.controls[self._pointed].set((float(place["x"]), float(place["y"])))

    def _rescale(self, change: dict[str, Any]) -> None:
        self.picture.scale(change["new"])
        if not self.problem:
            self._page.frame = self.picture.frame()

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict]:
        """Return the live widget, and a still picture for where no kernel runs."""
        shown(self)
        live = super()._repr_mimebundle_(**kwargs)
        if self.problem:
            return live | {"text/plain": self.problem}, {}
        still, metadata = self._page.without_kernel(self.picture)
        return live | still, metadata


@cache
def _threads() -> ThreadpoolController:
    """Return what sets the threads of NumPy: for small arrays one is the quickest."""
    return ThreadpoolController()


def _layout(**settings: str) -> widgets.Layout:
    return widgets.Layout(
        align_items="flex-start", align_content="flex-start", **settings
    )


def explain(error: BaseException) -> str:
    """Say in one sentence what went wrong, for a learner to read."""
    if isinstance(error, KeyboardInterrupt):
        return "This picture was stopped by hand: move a control to draw it anew."
    if isinstance(error, NotImplementedError):
        return str(error) or (
            "Your function is still empty: write it in the cell above, run that cell, "
            "then run this one again."
        )
    if isinstance(error, ValueError | Told):
        return str(error)
    if isinstance(error, MemoryError):
        return (
            "There is not enough memory for this picture: shut down the kernels of "
            "other lessons, then move a control."
        )
    return f"{type(error).__name__}: {error}"
