"""One picture beside fifteen random changes of it."""

import numpy as np
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

GAP = 4
"""Pixels between two draws."""

ROWS, COLUMNS = 3, 5


class AugmenterPicture(Picture):
    """The picture itself at the left, its draws in three rows at the right."""

    size = (6.3, 2.5)
    full_colour = True

    def build(self, figure: Figure) -> None:
        """Lay out one large and one wide image."""
        figure.set_layout_engine("none")
        width, height = (inches * style.DPI for inches in self.size)
        both = []
        for title, left, sides in (
            ("the picture itself", 16, (192, 192)),
            ("15 draws from the ranges", 240, (340, 204)),
        ):
            box = (
                left / width,
                (212 - sides[1]) / height,
                sides[0] / width,
                sides[1] / height,
            )
            axes = figure.add_axes(box, title=title, xticks=[], yticks=[])
            axes.spines[:].set_visible(False)
            extent = (0, sides[0], sides[1], 0)
            both.append(
                self.moving(axes.imshow(np.ones((2, 2, 3)), extent=extent, vmax=1))
            )
        self.original, self.draws = both

    def show(self, result) -> None:
        """Show the image and the draws of the ``labs`` augmenter."""
        self.original.set_data(_bytes(result.image))
        self.draws.set_data(_sheet(_bytes(result.draws)))


def _bytes(images: np.ndarray) -> np.ndarray:
    return np.uint8(255 * images + 0.5)


def _sheet(images: np.ndarray) -> np.ndarray:
    """Lay (batch, side, side, 3) out in rows and columns, with white between."""
    padded = np.pad(images, ((0, 0), (0, GAP), (0, GAP), (0, 0)), constant_values=255)
    height, width = padded.shape[1:3]
    rows = padded.reshape(ROWS, COLUMNS, height, width, 3).swapaxes(1, 2)
    return rows.reshape(ROWS * height, COLUMNS * width, 3)
