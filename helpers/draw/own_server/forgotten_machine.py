"""The parts of a month's bill as bars."""

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

PARTS = ("work", "forgotten", "disk", "address")
LOOKS = {
    "work": (style.BLUE, ""),
    "forgotten": (style.ORANGE, "////"),
    "disk": (style.YELLOW, "...."),
    "address": (style.PINK, "xxxx"),
}
MOST = 1200.0
"""End of the axis of $."""


class ForgottenMachinePicture(Picture):
    """One bar for each part of the bill, on an axis that never moves."""

    size = (8.4, 3.0)

    def build(self, figure: Figure) -> None:
        """Make an empty bar for each part."""
        axes = figure.subplots()
        axes.set(xlim=(0, MOST * 1.12), ylim=(len(PARTS) - 0.4, -0.6))
        axes.set(xlabel="$ in this month (square-root scale)", yticks=range(len(PARTS)))
        axes.set_yticklabels(PARTS)
        axes.tick_params(axis="y", length=0)
        axes.set_xscale("function", functions=(_root, _square))
        axes.set_xticks([0, 5, 20, 50, 100, 200, 400, 800, 1200])
        axes.grid(axis="x", color=style.GRID)
        axes.set_axisbelow(True)
        self.bars = {}
        for row, (part, (color, hatch)) in enumerate(LOOKS.items()):
            bar = Rectangle(
                (0, row - 0.3), 0, 0.6, fc=color, ec=style.PAPER, hatch=hatch, lw=0
            )
            self.bars[part] = self.moving(axes.add_patch(bar))
        self.words = axes.add_artist(self.moving(Words(10.0, align="left")))

    def show(self, result) -> None:
        """Show a ``labs`` result of a month's bill."""
        texts, places = [], []
        for row, (part, bar) in enumerate(self.bars.items()):
            amount = getattr(result.bill, part)
            bar.set_width(min(amount, MOST))
            texts.append(f" ${amount:,.2f}")
            places.append((min(amount, MOST), row - 0.22))
        self.words.show(texts, places)


def _root(amount):
    return abs(amount) ** 0.5


def _square(root):
    return root**2
