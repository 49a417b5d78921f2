"""A small grid of numbers, coloured by their sign and size."""

from functools import cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

FONT = "DejaVu Sans Mono"
ADVANCE = 0.602
"""Width of every character of the font, in units of its size."""


class NumberGrid:
    """A grid of numbers in its own axes, moved by ``show``.

    Parameters
    ----------
    picture : Picture
        The picture that draws it.
    axes : Axes
    shape : tuple of int
        Rows and columns.
    title : str
    signed : bool
        Whether numbers may be negative: orange and blue, else grey.
    """

    def __init__(
        self,
        picture: Picture,
        axes: Axes,
        shape: tuple[int, int],
        title: str = "",
        signed: bool = True,
    ) -> None:
        self.signed = signed
        self.image = picture.moving(
            axes.imshow(np.zeros(shape), cmap=style.SIGNED if signed else style.GREY)
        )
        axes.set_title(title)
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        self.numbers = Numbers()
        axes.add_artist(picture.moving(self.numbers))

    def show(self, values: np.ndarray, limit: float, decimals: int = 2) -> None:
        """Show `values`; `limit` is the size that gets the full colour."""
        self.image.set_data(values)
        self.image.set_clim(-limit if self.signed else 0.0, limit or 1.0)
        shades = self.image.to_rgba(values)[..., :3] @ [0.299, 0.587, 0.114]
        self.numbers.show(values, shades, decimals)


class Numbers(Artist):
    """Numbers at the centres of a grid's cells, drawn from stamped characters.

    Laying out a text anew takes most of a millisecond; stamping a character that was
    drawn before takes a hundredth of that.
    """

    def __init__(self, size: float = 10.0) -> None:
        super().__init__()
        self.set_zorder(5)
        self.size = size
        self.texts: list[str] = []
        self.colors: list[str] = []
        self.places = np.empty((0, 2))

    def show(self, values: np.ndarray, shades: np.ndarray, decimals: int = 2) -> None:
        """Show `values` of shape (rows, columns) on cells of brightness `shades`."""
        rows, columns = np.indices(values.shape)
        self.places = np.column_stack([columns.ravel(), rows.ravel()])
        rounded = np.round(np.ravel(values), decimals) + 0.0  # and no -0.00
        self.texts = [f"{value:.{decimals}f}" for value in rounded]
        self.colors = [
            style.INK if shade > 0.5 else style.PAPER for shade in np.ravel(shades)
        ]

    def draw(self, renderer) -> None:
        """Stamp every character of every number."""
        if not self.get_visible():
            return
        pixels = renderer.points_to_pixels(self.size)
        advance = pixels * ADVANCE
        graphics = renderer.new_gc()
        centres = self.axes.transData.transform(self.places)
        for text, color, (x, y) in zip(self.texts, self.colors, centres, strict=True):
            left = x - advance * len(text) / 2
            for number, character in enumerate(text):
                stamp = _stamp(character, color, pixels)
                bottom = round(y - stamp.shape[0] / 2)
                place = round(left + number * advance)
                renderer.draw_image(graphics, place, bottom, stamp)
        graphics.restore()


@cache
def _stamp(character: str, color: str, pixels: float) -> np.ndarray:
    """Return one character as (height, width, 4) bytes, lowest row first."""
    width, height = int(np.ceil(pixels * ADVANCE)) + 1, int(np.ceil(pixels * 1.3))
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    figure.patch.set_alpha(0)
    canvas = FigureCanvasAgg(figure)
    figure.text(
        0, 0.25, character, color=color, fontsize=pixels, family=FONT, va="baseline"
    )
    canvas.draw()
    return np.array(canvas.buffer_rgba())[::-1].copy()
