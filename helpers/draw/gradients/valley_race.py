"""Paths of optimizers over the bands of a loss, their losses, and what was counted."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.marks import Marks
from helpers.draw.words import Words

LOWEST, HIGHEST = 1e-6, 1e4
"""Ends of the loss axis; a loss beyond lies on its end."""

RATES = 1e-3, 1.0
"""Ends of the axis of learning rates."""

LIGHTEST, DARKEST = -14, 56
"""Bands at the ends of the grey scale: those that come are light, for the paths."""

WHOLE = 1.5
"""Lines of whole runs lie below what moves with the step."""

LOOKS = {
    "SGD": (style.BLUE, "o", "-"),
    "momentum": (style.ORANGE, "s", "-"),
    "Nesterov": (style.YELLOW, "D", "--"),
    "RMSprop": (style.GREEN, "^", "-"),
    "Adagrad": (style.SKY, "v", "--"),
    "Adam": (style.PINK, "P", "-"),
}
OTHERWISE = (style.INK, "X", "-")
"""Colour, marker and line of every runner, and of any other name."""


class ValleyRacePicture(Picture):
    """A map on the left; losses, limits and a table on the right.

    Parameters
    ----------
    steps : int
    limits : pair of pairs of float
        Of the map, in units of the two weights.
    names : sequence of str
        All runners that can come.
    """

    size = (9.8, 5.4)

    def __init__(self, steps: int, limits: tuple, names: Sequence[str]) -> None:
        self.steps, self.limits, self.names = steps, limits, list(names)
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the map, and three panels beside it."""
        figure.set_layout_engine("none")
        self._shown: dict = {}
        left = figure.add_axes((0.065, 0.385, 0.51, 0.565))
        losses = figure.add_axes((0.665, 0.385, 0.31, 0.565))
        rates = figure.add_axes((0.145, 0.105, 0.36, 0.105))
        table = figure.add_axes((0.555, 0.005, 0.42, 0.275))
        self._map(left)
        self._losses(losses)
        self._rates(rates)
        self._table(table)

    def _map(self, axes: Axes) -> None:
        (x0, x1), (y0, y1) = self.limits
        axes.set(xlim=(x0, x1), ylim=(y0, y1), xlabel="weight 1", ylabel="weight 2")
        axes.set_title("loss: every band is a factor of 1.8", loc="left")
        self.bands = self.moving(
            axes.imshow(
                np.zeros((2, 2)),
                cmap=f"{style.GREY}_r",
                extent=(x0, x1, y0, y1),
                origin="lower",
                aspect="auto",
                vmin=LIGHTEST,
                vmax=DARKEST,
                zorder=0,
            )
        )
        self.minima = self.moving(
            axes.plot([], [], "*", color=style.INK, mfc=style.PAPER, ms=13)[0]
        )
        self.paths = {name: self._line(axes, name, 1.0, WHOLE) for name in self.names}
        self.done = {name: self._line(axes, name, 2.2) for name in self.names}
        self.heads = self._heads(axes)
        self.pointable("start", axes, drag=True)

    def _line(self, axes: Axes, name: str, width: float, zorder: float = 2):
        color, _, dashes = LOOKS.get(name, OTHERWISE)
        line = axes.plot([], [], color=color, ls=dashes, lw=width, zorder=zorder)[0]
        return self.moving(line)

    def _heads(self, axes: Axes) -> Marks:
        looks = [LOOKS.get(name, OTHERWISE) for name in self.names]
        marks = Marks([(marker, color) for color, marker, _ in looks])
        return axes.add_artist(self.moving(marks))

    def _losses(self, axes: Axes) -> None:
        axes.set(xlim=(0, self.steps), ylim=(LOWEST, HIGHEST), yscale="log")
        axes.set(xlabel="step", ylabel="loss")
        axes.set_title("loss per step", loc="left")
        axes.grid(color=style.GRID)
        self.curves = {name: self._line(axes, name, 1.6, WHOLE) for name in self.names}
        self.dots = self._heads(axes)
        self.now = self.moving(axes.axvline(0, color=style.FAINT, lw=1))

    def _rates(self, axes: Axes) -> None:
        axes.set(xlim=RATES, xscale="log", ylim=(-0.6, 1.6))
        axes.set_yticks([1, 0], ["SGD", "momentum"])
        axes.tick_params(axis="y", length=0)
        axes.set_xlabel("learning rate (bars end at the limit, line: now)")
        axes.set_title("stays in up to 2 / curvature", loc="left", fontsize=10)
        self.bars = [
            self.moving(axes.plot([], [], color=color, lw=9, solid_capstyle="butt")[0])
            for color in (style.BLUE, style.ORANGE)
        ]
        self.rate = self.moving(axes.axvline(1, color=style.INK, lw=2))

    def _table(self, axes: Axes) -> None:
        count = len(self.names)
        axes.set(xlim=(0, 1), ylim=(count - 0.4, -1.5))
        axes.set_axis_off()
        for place, title in ((0.12, "runner"), (0.67, "steps needed")):
            ha = "left" if place < 0.5 else "right"
            axes.text(place, -1.0, title, ha=ha, va="center", color=style.FAINT)
        axes.text(0.99, -1.0, "crossings", ha="right", va="center", color=style.FAINT)
        for row, name in enumerate(self.names):
            color, marker, dashes = LOOKS.get(name, OTHERWISE)
            axes.plot([0.0, 0.1], [row, row], color=color, ls=dashes)
            axes.plot(0.05, row, marker, color=color, ms=8, mec=style.PAPER)
            axes.text(0.12, row, name, va="center")
        words = Words(10.0, align="right")
        self.counts = axes.add_artist(self.moving(words))

    def show(self, result) -> None:
        """Show a ``labs`` race at its step."""
        self.bands.set_data(result.bands)
        self.minima.set_data(*result.minima.T)
        runs = [result.runs.get(name) for name in self.names]
        for name, run in zip(self.names, runs, strict=True):
            self._move(name, run, result.step)
        self.heads.show([_head(run, result.step) for run in runs])
        self.dots.show([_dot(run, result.step) for run in runs])
        self.now.set_xdata([result.step, result.step])
        limits = (result.rate_limit, result.momentum_limit)
        for bar, limit, row in zip(self.bars, limits, (1, 0), strict=True):
            bar.set_data([RATES[0], max(RATES[0], limit)], [row, row])
        self.rate.set_xdata([result.learning_rate] * 2)
        texts, places = [], []
        for row, name in enumerate(self.names):
            for text, x in zip(
                _counts(result.runs.get(name)), (0.67, 0.99), strict=True
            ):
                texts.append(text)
                places.append((x, row - 0.44))
        self.counts.show(texts, places)

    def _move(self, name: str, run, step: int) -> None:
        if run is not self._shown.get(name):
            self._shown[name] = run
            self._lay(name, run)
        if run is not None:
            self.done[name].set_data(*run.path[: step + 1].T)

    def _lay(self, name: str, run) -> None:
        """Lay the whole lines of a new run, or hide them."""
        for lines in (self.paths, self.done, self.curves):
            lines[name].set_visible(run is not None)
        if run is not None:
            self.paths[name].set_data(*run.path.T)
            losses = np.clip(run.losses, LOWEST, HIGHEST)
            self.curves[name].set_data(np.arange(len(losses)), losses)


def _head(run, step: int) -> tuple[float, float]:
    """Return where a run is on the map at `step`; its end if it has ended before."""
    return (np.nan, np.nan) if run is None else tuple(run.path[: step + 1][-1])


def _dot(run, step: int) -> tuple[float, float]:
    """Return the step and the loss of a run, likewise."""
    if run is None:
        return np.nan, np.nan
    now = min(step, len(run.losses) - 1)
    return now, float(np.clip(run.losses[now], LOWEST, HIGHEST))


def _counts(run) -> tuple[str, str]:
    if run is None:
        return "not run", ""
    if run.climbed_out:
        return "climbs out", f"{run.crossings}"
    return "not there" if run.needed is None else f"{run.needed}", f"{run.crossings}"
