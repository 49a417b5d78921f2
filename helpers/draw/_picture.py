"""The base of every picture: artists are made once and then moved."""

from abc import ABC, abstractmethod
from io import BytesIO
from typing import Any, NamedTuple, TypeVar

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from helpers.draw import style
from helpers.draw.layers import Layers

NO_DITHER = Image.Dither.NONE
NEARLY_WHITE = 251

A = TypeVar("A", bound=Artist)


class Target(NamedTuple):
    """A place of the picture that the hand can point at."""

    name: str
    axes: Axes
    drag: bool


class Picture(ABC):
    """A figure whose artists are built once and moved by every new result.

    A subclass writes ``build``, which makes the artists on ``figure``, and ``show``,
    which gives them the numbers of one result. An artist that ``show`` moves is made
    with ``self.moving(artist)``; everything else stays drawn in the background. When
    ``show`` changes what stands in the background, such as limits, titles or tick
    labels, it calls ``self.refresh()``.

    Parameters
    ----------
    figure : Figure, optional
        Where to draw. By default a new figure of ``size``, made without pyplot.
    """

    size = (9.0, 4.0)
    """Width and height in inches; one inch is 96 pixels of the page."""

    full_colour = False
    """True where a colour photograph needs more than the palette of ``style``."""

    def __init__(self, figure: Figure | None = None) -> None:
        with mpl.rc_context(style.SETTINGS):
            self.figure = figure or Figure(figsize=self.size, dpi=style.DPI)
            self.figure.set_layout_engine("constrained")
            if figure is None:
                FigureCanvasAgg(self.figure)
            self._moving: list[Artist] = []
            self._background: Layers | None = None
            self.targets: list[Target] = []
            self._bounds: dict[str, tuple] = {}
            self.build(self.figure)

    @abstractmethod
    def build(self, figure: Figure) -> None:
        """Make every artist once."""

    @abstractmethod
    def show(self, result: Any) -> None:
        """Give the artists the numbers of `result`."""

    def moving(self, artist: A) -> A:
        """Mark `artist` as one that ``show`` moves, and return it."""
        artist.set_animated(True)
        self._moving.append(artist)
        return artist

    def pointable(self, name: str, axes: Axes, drag: bool = False) -> None:
        """Let the hand point into `axes`; `name` is the control that follows.

        With `drag` the control follows only while the button is held down, else
        the bare pointer is enough.
        """
        self.targets.append(Target(name, axes, drag))

    def bound(self, name: str, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Let the hand point only between these limits, in data of the axes."""
        self._bounds[name] = (x, y)

    def refresh(self) -> None:
        """Draw the background anew with the next frame."""
        self._background = None

    def scale(self, ratio: float) -> None:
        """Draw `ratio` dots for every pixel of the page, from the next frame on."""
        self.figure.set_dpi(style.DPI * ratio)
        self.refresh()

    def frame(self) -> bytes:
        """Return the picture as it stands now, as PNG."""
        picture = self._draw()
        if self.full_colour:
            return self._png(_in_own_colours(picture))
        return self._png(picture.quantize(palette=style.PALETTE, dither=NO_DITHER))

    def still(self, sentence: str) -> bytes:
        """Return the picture with `sentence` written below it, as PNG."""
        picture = self._draw()
        caption = Figure(figsize=self.figure.get_size_inches(), dpi=self.figure.dpi)
        canvas = FigureCanvasAgg(caption)
        words = sentence.replace("$", r"\$")  # two dollars would enclose mathematics
        text = caption.text(0.01, 0.98, words, va="top", wrap=True, fontsize=11)
        canvas.draw()
        room = int(text.get_window_extent().height * 1.5) + 8
        below = _image(canvas).crop((0, 0, picture.width, room))
        both = Image.new("RGB", (picture.width, picture.height + room), "white")
        both.paste(picture, (0, 0))
        both.paste(below, (0, picture.height))
        return self._png(both.quantize(128), compress_level=9)

    def boxes(self) -> list[dict[str, Any]]:
        """Say where each pointable axes lies, for turning a pointer into data.

        Returns
        -------
        list of dict
            ``name``; ``drag``; ``box`` as left, top, width, height in shares of the
            picture; ``x`` and ``y``, the data limits at left, right and top, bottom.
        """
        places = []
        to_figure = self.figure.transFigure.inverted()
        for name, axes, drag in self.targets:
            if not axes.get_visible():
                continue
            bounds = self._bounds.get(name, (axes.get_xlim(), axes.get_ylim()))
            left, right = _in_order(bounds[0], axes.xaxis_inverted())
            low, high = _in_order(bounds[1], axes.yaxis_inverted())
            corners = axes.transData.transform([(left, low), (right, high)])
            (x0, y0), (x1, y1) = to_figure.transform(corners)
            places.append(
                {
                    "name": name,
                    "drag": drag,
                    "box": [float(x0), float(1 - y1), float(x1 - x0), float(y1 - y0)],
                    "x": [left, right],
                    "y": [high, low],
                }
            )
        return places

    def _draw(self) -> Image.Image:
        canvas = self.figure.canvas
        if self._background is None:
            canvas.draw()
            self.figure.set_layout_engine("none")  # laid out once, then left alone
            self._background = Layers(canvas)
        self._background.draw(self._moving)
        return _image(canvas)

    @staticmethod
    def _png(image: Image.Image, compress_level: int = 1) -> bytes:
        file = BytesIO()
        image.save(file, format="PNG", compress_level=compress_level)
        return file.getvalue()


def _in_own_colours(picture: Image.Image) -> Image.Image:
    """Return `picture` in the 128 colours that suit it best."""
    few = picture.quantize(128, Image.Quantize.FASTOCTREE, dither=NO_DITHER)
    palette = np.array(few.getpalette())
    palette[palette > NEARLY_WHITE] = 255  # else the paper would show on the page
    few.putpalette(palette.tolist())
    return few


def _in_order(limits: tuple[float, float], inverted: bool) -> list[float]:
    """Return two limits as the axis shows them, left or low first."""
    return sorted(map(float, limits), reverse=bool(inverted))


def _image(canvas: FigureCanvasAgg) -> Image.Image:
    """Return a copy of what is drawn on `canvas`, without transparency."""
    size, pixels = canvas.get_width_height(physical=True), canvas.buffer_rgba()
    return Image.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1).convert("RGB")
