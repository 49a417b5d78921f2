"""A sentence over what an LSTM keeps of it, and who names the right language."""

from textwrap import fill

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

LOOKS = {
    "SimpleRNN": {"color": style.ORANGE, "marker": "s", "ls": "--"},
    "GRU": {"color": style.PINK, "marker": "^", "ls": "-."},
    "LSTM": {"color": style.SKY, "marker": "o", "ls": ":"},
    "LSTM, forget bias 4": {"color": style.BLUE, "marker": "D", "ls": "-"},
}
TITLES = {
    "change": "what the country changes in the cell of each unit",
    "cell": "cell state of each unit",
}
LIMIT = 10
"""Cell state that gets the full colour."""
STRONGEST = 80
"""End of the axis for the length of what the country changes."""
LINE = 118
"""Characters in a line of the sentence."""


class KoreaPicture(Picture):
    """Sentence, heat map of cells over words, accuracy by gap, and the answer.

    Parameters
    ----------
    words : int
        How many words the map holds.
    languages : tuple of str
        The possible answers, in their order.
    """

    size = (9.6, 6.6)

    def __init__(self, words: int, languages: tuple[str, ...]) -> None:
        self.words = words
        self.languages = languages
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the sentence above the map, and the map above curves and bars."""
        top, middle, bottom = figure.subfigures(3, 1, height_ratios=[0.42, 1.75, 1.35])
        page = top.subplots()
        page.set_axis_off()
        self.sentence = page.add_artist(self.moving(Words(10.0, align="left")))
        map_, kept = middle.subplots(2, 1, height_ratios=[2.6, 1], sharex=True)
        self._map(middle, map_)
        self._kept(kept)
        curves, bars = bottom.subplots(1, 2, width_ratios=[1.7, 1])
        self._curves(curves)
        self._bars(bars)
        self._drawn = False

    def _map(self, part, axes: Axes) -> None:
        axes.set(ylabel="unit of the cell", yticks=[])
        axes.set_xlim(-0.5, self.words - 0.5)
        axes.tick_params(bottom=False, labelbottom=False)
        self.map = self.moving(
            axes.imshow(
                np.zeros((24, self.words)),
                cmap=style.SIGNED,
                vmin=-LIMIT,
                vmax=LIMIT,
                aspect="auto",
            )
        )
        part.colorbar(
            self.map, ax=axes, ticks=[-LIMIT, 0, LIMIT], pad=0.01, fraction=0.03
        )
        self.asked = self.moving(axes.axvline(0, color=style.INK, lw=1, ls=":"))
        self.said = self.moving(axes.axvline(4, color=style.INK, lw=1, ls=":"))
        self.map_title = axes.set_title(TITLES["change"])
        self.view = "change"

    def _kept(self, axes: Axes) -> None:
        axes.set(ylabel="length", ylim=(0, STRONGEST), yticks=[0, 40, 80])
        axes.set_title("length of what the country changes", fontsize=10)
        axes.set_xlabel("word (dotted: the country, and where the fillers end)")
        axes.grid(color=style.GRID)
        self.kept = self.moving(axes.plot([], [], color=style.GREEN)[0])

    def _bars(self, axes: Axes) -> None:
        axes.set(title="the LSTM answers", xlabel="probability", xlim=(0, 1.0))
        axes.set_yticks(range(len(self.languages)), self.languages)
        axes.invert_yaxis()
        colors = [style.FAINT] * len(self.languages)
        bars = axes.barh(range(len(colors)), [0.0] * len(colors), color=colors)
        self.bars = [self.moving(bar) for bar in bars]
        self.right = self.moving(
            axes.plot([1.04], [0], "<", color=style.ORANGE, ms=9, clip_on=False)[0]
        )
        axes.legend([self.right], ["right answer"], loc="lower right", frameon=False)

    def _curves(self, axes: Axes) -> None:
        axes.set(title="trained anew at each gap", xlabel="filler words")
        axes.set(ylabel="accuracy", xlim=(-1, self.words - 9), ylim=(0, 1.08))
        axes.grid(color=style.GRID)
        self.curves = axes
        self.cursor = self.moving(axes.axvline(0, color=style.PINK, lw=2))

    def show(self, result) -> None:
        """Show a ``labs`` Korea result."""
        if not self._drawn:
            self._accuracy(result)
        if result.view != self.view:
            self._title(result.view)
        shown = (result.change if result.view == "change" else result.cell).T
        units, count = shown.shape
        self.map.set_data(shown)
        self.map.set_extent((-0.5, count - 0.5, units - 0.5, -0.5))
        self.asked.set_xdata([count - 4] * 2)
        self.kept.set_data(np.arange(count), result.kept)
        said = fill(" ".join(result.words) + " …", LINE)
        self.sentence.show([said], [(0.0, 1.0)])
        for bar, share in zip(self.bars, result.probabilities, strict=True):
            bar.set_width(share)
            bar.set_facecolor(
                style.BLUE if share == result.probabilities.max() else style.FAINT
            )
        self.right.set_ydata([self.languages.index(result.language)])
        self.cursor.set_xdata([result.gap] * 2)

    def _title(self, view: str) -> None:
        self.view = view
        self.map_title.set_text(TITLES[view])
        self.refresh()

    def _accuracy(self, result) -> None:
        """Draw the curves that never change, once they are known."""
        self._drawn = True
        for name, look in LOOKS.items():
            runs = result.accuracy[name]
            self.curves.plot(result.gaps, runs.mean(axis=1), label=name, **look)
            self.curves.plot(result.gaps, runs, ".", color=look["color"], ms=5)
        chance = 1 / len(self.languages)
        self.curves.axhline(chance, color=style.INK, lw=1, ls=(0, (1, 2)))
        self.curves.text(0, chance + 0.01, "chance", va="bottom", fontsize=9)
        self.curves.legend(loc=(0.02, 0.2), frameon=False, fontsize=9)
        self.refresh()
