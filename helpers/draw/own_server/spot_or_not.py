"""Runs of an interrupted job, and its price beside that of an uninterrupted one."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

HOURS = 60.0
"""End of the axis of hours; a longer run is cut there."""
CHEAPEST, DEAREST = 0.05, 50.0
THICK = 0.3


class SpotOrNotPicture(Picture):
    """Stints of some runs on the left, the price by the hours of work on the right.

    Parameters
    ----------
    runs : int
        How many runs are drawn.
    longest : float
        Most hours of work.
    """

    size = (9.4, 4.3)

    def __init__(self, runs: int, longest: float) -> None:
        self.runs, self.longest = runs, longest
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the runs beside the price."""
        runs, price = figure.subplots(1, 2, width_ratios=[1.45, 1])
        self._runs(runs)
        self._price(price)

    def _runs(self, axes: Axes) -> None:
        axes.set(xlim=(0, HOURS + 9), ylim=(self.runs + 0.6, 0.4))
        axes.set(xlabel="hours billed", yticks=range(1, self.runs + 1))
        axes.set(ylabel="run", title="what became of each hour")
        axes.set_xticks(range(0, int(HOURS) + 1, 10))
        self.done = axes.axvline(0, color=style.FAINT, ls=":", zorder=1)
        self.moving(self.done)
        self.kept = self._bars(axes, style.BLUE, "")
        self.lost = self._bars(axes, style.YELLOW, "////")
        self.ends = axes.add_artist(self.moving(Words(10.0, align="left")))
        axes.legend(
            [Patch(fc=style.BLUE), Patch(fc=style.YELLOW, hatch="////"), self.done],
            ["kept", "lost, done again", "work alone"],
            loc="upper center",
            bbox_to_anchor=(0.5, -0.14),
            ncols=3,
            frameon=False,
        )

    def _bars(self, axes: Axes, color: str, hatch: str) -> PolyCollection:
        bars = PolyCollection([], fc=color, ec=style.PAPER, lw=0.6, hatch=hatch)
        return axes.add_collection(self.moving(bars), autolim=False)

    def _price(self, axes: Axes) -> None:
        axes.set(xlim=(0, self.longest + 0.9), ylim=(CHEAPEST, DEAREST), yscale="log")
        axes.set(xlabel="work (hours)", title="price; on-demand is 1")
        axes.set_yticks([0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50])
        axes.set_yticklabels(["0.1", "0.2", "0.5", "1", "2", "5", "10", "20", "50"])
        axes.minorticks_off()
        axes.grid(color=style.GRID)
        axes.axhline(1, color=style.INK, lw=1.4)
        self.with_them = self.moving(axes.plot([], [], color=style.BLUE)[0])
        self.without = self.moving(axes.plot([], [], "--", color=style.ORANGE)[0])
        self.here = self.moving(
            axes.plot(
                [], [], "D", mfc="none", mec=style.INK, ms=12, mew=2.4, clip_on=False
            )[0]
        )
        axes.legend(
            [self.without, self.with_them],
            ["spot, no checkpoints", "spot, as chosen"],
            loc="upper center",
            bbox_to_anchor=(0.5, -0.14),
            ncols=2,
            handlelength=1.4,
            columnspacing=1.0,
            frameon=False,
        )

    def show(self, result) -> None:
        """Show a ``labs`` result of a spot machine."""
        kept, lost, texts, places = [], [], [], []
        for row, job in enumerate(result.jobs, 1):
            stints = np.column_stack([job.kept, job.lost])  # (stints, 2)
            edges = np.append(0, stints.ravel().cumsum())
            kept += _boxes(edges[:-1:2], edges[1::2], row)
            lost += _boxes(edges[1::2], edges[2::2], row)
            texts.append(_length(job.hours))
            places.append((min(job.hours, HOURS) + 0.8, row - THICK + 0.05))
        self.kept.set_verts(kept)
        self.lost.set_verts(lost)
        self.ends.show(texts, np.array(places))
        self.done.set_xdata([result.work] * 2)
        for line, prices in (
            (self.without, result.without),
            (self.with_them, result.with_them),
        ):
            line.set_data(result.works, np.clip(prices, CHEAPEST, DEAREST))
        self.here.set_data([result.work], [np.clip(result.price, CHEAPEST, DEAREST)])


def _boxes(starts: np.ndarray, ends: np.ndarray, row: int) -> list[np.ndarray]:
    """Return a box for each span of hours that is not empty and begins in view."""
    low, high = row - THICK, row + THICK
    return [
        np.array([(start, low), (end, low), (end, high), (start, high)])
        for start, end in zip(starts, np.minimum(ends, HOURS), strict=True)
        if end - start > 1e-9
    ]


def _length(hours: float) -> str:
    return f"{hours:.0f}" if hours <= HOURS else f"→ {float(f'{hours:.2g}'):,.0f}"
