"""The favourite inputs of a layer, and one unit's pictures and occlusion map."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

CELL, GAP = 48, 4
"""Pixels of a cell of the sheet, which holds whole pictures and parts of them."""
TOP, SIDE, RIM, LINE = 6, 16, 1, 5
"""Chosen pictures, their side and rim in pixels, and room for a line below each."""
DOWN, ACROSS = SIDE + 2 * RIM + LINE, SIDE + 2 * RIM + 2


class WhatAUnitSeesPicture(Picture):
    """A sheet of favourite inputs, the pictures of one unit, and where it looks."""

    size = (9.6, 4.5)

    def build(self, figure: Figure) -> None:
        """Lay out the sheet, the chosen pictures and the two views of one picture."""
        figure.set_layout_engine("none")
        self._sheet(figure.add_axes((0.01, 0.06, 0.46, 0.84)))
        self._pictures(figure.add_axes((0.485, 0.06, 0.255, 0.84)))
        self._favourite(figure.add_axes((0.765, 0.53, 0.17, 0.37)))
        self._lost(figure, figure.add_axes((0.765, 0.06, 0.17, 0.37)))

    def _sheet(self, axes: Axes) -> None:
        axes.set_title("favourite input of each unit: point at one")
        _bare(axes)
        self.axes, self.units = axes, 0
        self.sheet = self.moving(
            axes.imshow(np.ones((2, 2)), cmap=style.GREY, vmin=0, vmax=1)
        )
        frame = self.moving(axes.add_patch(_frame(1, style.ORANGE, 3)))
        frame.set_clip_on(False)
        self.frame_now = frame
        self.pointable("unit", axes)

    def _pictures(self, axes: Axes) -> None:
        axes.set_title("test pictures, strongest first")
        _bare(axes)
        blank = np.ones((3 * DOWN, 2 * ACROSS))
        self.top = self.moving(axes.imshow(blank, cmap=style.GREY, vmin=0, vmax=1))
        self.seen = [
            self.moving(axes.add_patch(_frame(1, style.SKY, 1.8))) for _ in range(TOP)
        ]
        self.shown = self.moving(axes.add_patch(_frame(SIDE + 1, style.ORANGE, 3)))
        self.shown.set_clip_on(False)
        self.names = Words(9)
        axes.add_artist(self.moving(self.names))

    def _favourite(self, axes: Axes) -> None:
        axes.set_title("its favourite, larger")
        _bare(axes)
        self.favourite = self.moving(
            axes.imshow(
                np.ones((2, 2)), cmap=style.GREY, vmin=0, vmax=1, extent=(0, 1, 1, 0)
            )
        )
        axes.spines[:].set_visible(True)

    def _lost(self, figure: Figure, axes: Axes) -> None:
        axes.set_title("where it looks")
        _bare(axes)
        axes.spines[:].set_visible(True)
        blank = np.zeros((SIDE, SIDE))
        self.lost = self.moving(axes.imshow(blank, cmap=style.SIGNED, vmin=-1, vmax=1))
        bar = figure.colorbar(
            self.lost, cax=figure.add_axes((0.945, 0.06, 0.012, 0.37))
        )
        bar.set_ticks([-1, 0, 1], labels=["−all", "0", "+all"])
        bar.ax.tick_params(length=0, labelsize=9, pad=2)
        bar.outline.set_visible(False)

    def show(self, result) -> None:
        """Show a ``labs`` what-a-unit-sees result."""
        if self.units != len(result.favourites):
            self._lay_out(result)
        row, column = divmod(result.unit, result.columns)
        self.frame_now.set_xy((column - 0.5, row - 0.5))
        self.favourite.set_data(1 - result.favourites[result.unit])
        self.lost.set_data(result.lost)
        self._show_pictures(result)

    def _lay_out(self, result) -> None:
        """Show the favourites of another layer."""
        self.units = len(result.favourites)
        sheet = _sheet(result.favourites, result.columns)
        rows = sheet.shape[0] // (CELL + GAP)
        self.sheet.set_data(sheet)
        self.sheet.set_extent((-0.5, result.columns - 0.5, rows - 0.5, -0.5))
        self.axes.set(xlim=(-0.5, result.columns - 0.5), ylim=(rows - 0.5, -0.5))
        self.refresh()

    def _show_pictures(self, result) -> None:
        sheet = np.ones((3, DOWN, 2, ACROSS))
        sheet[:, : SIDE + 2 * RIM, :, : SIDE + 2 * RIM] = 0.8
        tiles = 1 - result.top.reshape(3, 2, SIDE, SIDE)
        sheet[:, RIM : SIDE + RIM, :, RIM : SIDE + RIM] = tiles.swapaxes(1, 2)
        self.top.set_data(sheet.reshape(3 * DOWN, -1))
        rows, columns = np.divmod(np.arange(TOP), 2)
        left, top = columns * ACROSS + RIM - 0.5, rows * DOWN + RIM - 0.5
        for number, frame in enumerate(self.seen):
            x, y, side = result.boxes[number]
            frame.set_bounds(left[number] + x, top[number] + y, side, side)
        now = result.shown
        self.shown.set_xy((left[now] - 0.5, top[now] - 0.5))
        texts = [
            f"a {digit}: {answer:.2f}"
            for digit, answer in zip(result.digits, result.answers, strict=True)
        ]
        self.names.show(texts, np.column_stack([left + SIDE / 2, top + SIDE + RIM]))


def _bare(axes: Axes) -> None:
    axes.set(xticks=[], yticks=[], anchor="N")
    axes.spines[:].set_visible(False)


def _frame(side: float, color: str, width: float) -> Rectangle:
    return Rectangle((0, 0), side, side, fill=False, ec=color, lw=width, zorder=5)


def _sheet(favourites: np.ndarray, columns: int) -> np.ndarray:
    """Lay small pictures out in cells, ink dark, with a rim around each."""
    number, side, _ = favourites.shape
    rows, times = -(-number // columns), CELL // side
    sheet = np.ones((rows * columns, CELL + GAP, CELL + GAP))
    sheet[:number, 1:-1, 1:-1] = 0.8  # so that white corners end somewhere
    large = favourites.repeat(times, axis=1).repeat(times, axis=2)
    start = GAP // 2
    sheet[:number, start : start + CELL, start : start + CELL] = 1 - large
    table = sheet.reshape(rows, columns, CELL + GAP, CELL + GAP).swapaxes(1, 2)
    return table.reshape(rows * (CELL + GAP), -1)
