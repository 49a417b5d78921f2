"""Fruits in training and in testing, and what colour augmentation did to accuracy."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

COLUMNS, ROWS, SIDE = 6, 2, 16
WIDE, HIGH = SIDE + 3, SIDE + 7
"""Pixels from one fruit to the next, with room for the words below it."""


class ColourCuePicture(Picture):
    """Twelve fruits to learn from, twelve to test on, and the accuracies."""

    size = (9.8, 5.0)
    full_colour = True

    def build(self, figure: Figure) -> None:
        """Lay out two pages of fruits and the table of trainings."""
        figure.set_layout_engine("none")
        grid = figure.add_gridspec(
            2, 1, left=0.015, right=0.545, top=0.94, bottom=0.01, hspace=0.14
        )
        learned, tested = (figure.add_subplot(grid[row]) for row in (0, 1))
        self.learned, self.labels = self._page(learned, "training, as it comes")
        self.tested, self.answers = self._page(tested, "testing: what it is called")
        table = figure.add_gridspec(1, 1, left=0.76, right=0.975, top=0.72, bottom=0.17)
        self.table = figure.add_subplot(table[0])
        self._drawn = False

    def show(self, result) -> None:
        """Show a ``labs`` colour-cue result."""
        if not self._drawn:
            self._trainings(result)
        self.learned.set_data(_laid_out(result.learned))
        self.tested.set_data(_laid_out(result.tested))
        self.labels.show([result.names[label] for label in result.labels], _places())
        signs = np.where(result.guesses == result.truth, "✓", "✗")
        self.answers.show(
            [
                f"{result.names[guess]} {sign}"
                for guess, sign in zip(result.guesses, signs, strict=True)
            ],
            _places(),
        )
        self.row.set_y(result.colours.index(result.colour) - 0.35)

    def _page(self, axes: Axes, title: str) -> tuple:
        axes.set_title(title)
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        blank = np.ones((ROWS * HIGH, COLUMNS * WIDE, 3))
        words = Words(size=10.5)
        image = self.moving(axes.imshow(blank))
        axes.add_artist(self.moving(words))
        return image, words

    def _trainings(self, result) -> None:
        """Draw the accuracies that never change, once they are known."""
        self._drawn = True
        axes, rows = self.table, np.arange(len(result.colours))
        axes.set(xlim=(0.45, 1.03), xlabel="accuracy (0.5: by guessing)")
        axes.set_xticks([0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
        axes.set_yticks(rows, result.colours)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="x", color=style.GRID)
        band = Rectangle((0.45, 0), 0.58, 0.7, color=style.GRID, lw=0, zorder=0)
        self.row = self.moving(axes.add_patch(band))
        looks = ((-0.1, "o", style.BLUE), (0.1, "D", style.PINK))
        for (world, shares), (off, marker, color) in zip(
            result.accuracy.items(), looks, strict=True
        ):
            dots = axes.plot(
                shares, np.broadcast_to(rows[:, None] + off, shares.shape), marker
            )
            for dot in dots:
                dot.set(color=color, markerfacecolor="none", markeredgewidth=1.8)
                dot.set_clip_on(False)
                self.moving(dot)
            dots[0].set_label(f"{world}?")
        axes.set_title("300 test fruits, three networks each", pad=44, x=0.3)
        axes.legend(
            loc="lower center", bbox_to_anchor=(0.3, 1.0), frameon=False, fontsize=9.5
        )
        self.refresh()


def _laid_out(images: np.ndarray) -> np.ndarray:
    """Lay (12, 16, 16, 3) out in rows on white, with room below each."""
    below, beside = HIGH - SIDE, WIDE - SIDE
    around = ((0, 0), (0, below), (1, beside - 1), (0, 0))
    padded = np.pad(images, around, constant_values=1.0)
    page = padded.reshape(ROWS, COLUMNS, HIGH, WIDE, 3)
    return page.transpose(0, 2, 1, 3, 4).reshape(ROWS * HIGH, COLUMNS * WIDE, 3)


def _places() -> np.ndarray:
    """Return where the words below each fruit begin, (x, y)."""
    rows, columns = np.divmod(np.arange(ROWS * COLUMNS), COLUMNS)
    return np.column_stack([columns * WIDE + SIDE / 2 + 0.5, rows * HIGH + SIDE + 0.2])
