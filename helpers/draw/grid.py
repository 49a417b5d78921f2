"""A small grid of numbers, coloured by their sign and size."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.raster import brightness
from helpers.draw.stamps import Pen, draw_line

FONT = "DejaVu Sans Mono"
CAPITALS = 0.73
"""Height of a digit, in units of the font's size."""


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
        shades = brightness(self.image, values)
        self.numbers.show(values, shades, decimals)


class Numbers(Artist):
    """Numbers at the centres of a grid's cells; see `stamps`."""

    def __init__(self, size: float = 10.0) -> None:
        super().__init__()
        self.set_zorder(5)
        self.size = size
        self.texts: list[str] = []
        self.colors: list[str] = []
        self.places = np.empty((0, 2))

    def show(self, values: np.ndarray, shades: np.ndarray, decimals: int = 2) -> None:
        """Show `values` of shape (rows, columns) on cells of luminance `shades`."""
        rows, columns = np.indices(values.shape)
        self.places = np.column_stack([columns.ravel(), rows.ravel()])
        rounded = np.round(np.ravel(values), decimals) + 0.0  # and no -0.00
        self.texts = [f"{value:.{decimals}f}" for value in rounded]
        self.colors = [style.words_on(shade) for shade in np.ravel(shades)]

    def draw(self, renderer) -> None:
        """Stamp every number."""
        if not self.get_visible():
            return
        pixels = renderer.points_to_pixels(self.size)
        centres = self.axes.transData.transform(self.places)
        for text, color, (x, y) in zip(self.texts, self.colors, centres, strict=True):
            pen = Pen(pixels, color, family=FONT)
            draw_line(renderer, pen, text, x, round(y - CAPITALS * pixels / 2), 0.5)
