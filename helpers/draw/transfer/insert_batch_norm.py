"""What an inserted layer does to each channel, and to what the network says."""

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

LOWEST, HIGHEST = -4.0, 10.0
"""Ends of both axes of the channels; what lies beyond is cut off."""
ROWS = ("trained net", "with the new layer")


class InsertBatchNormPicture(Picture):
    """A line for each channel, a point for each picture, and two accuracies."""

    size = (9.6, 4.2)

    def build(self, figure: Figure) -> None:
        """Lay out the three panels side by side."""
        channels, answers, bars = figure.subplots(1, 3, width_ratios=[1.15, 1, 0.75])
        self._channels(channels)
        self._answers(answers)
        self._bars(bars)

    def _channels(self, axes: Axes) -> None:
        axes.set(title="each channel: in → out", xlabel="goes into the new layer")
        axes.set(ylabel="comes out", xlim=(-0.5, HIGHEST), ylim=(LOWEST, HIGHEST))
        axes.grid(color=style.GRID)
        axes.plot([-1, HIGHEST], [-1, HIGHEST], color=style.INK, lw=5, alpha=0.5)
        axes.text(9.8, 7.9, "out = in", ha="right", va="top")
        self.lines = LineCollection([], colors=style.BLUE, linewidths=1.1)
        axes.add_collection(self.moving(self.lines))
        self.ends = self.moving(axes.plot([], [], ".", color=style.BLUE, ms=5)[0])

    def _answers(self, axes: Axes) -> None:
        axes.set(title="probability of the right digit", xlabel="trained net")
        axes.set(ylabel=ROWS[1], xlim=(-0.04, 1.04), ylim=(-0.04, 1.04))
        axes.set_aspect("equal")
        axes.grid(color=style.GRID)
        axes.plot([0, 1], [0, 1], color=style.INK, lw=5, alpha=0.5)
        dots = axes.plot([], [], "o", color=style.ORANGE, ms=4.5, alpha=style.SHEER)[0]
        self.dots = self.moving(dots)

    def _bars(self, axes: Axes) -> None:
        axes.set(title="accuracy", xlim=(0, 1), ylim=(1.7, -0.8), xlabel="share right")
        axes.set_yticks([])
        made = axes.barh([0, 1], [0, 0], height=0.42, color=[style.INK, style.ORANGE])
        self.bars = [self.moving(bar) for bar in made]
        for place, name in enumerate(ROWS):
            axes.text(0.0, place - 0.28, name, va="bottom")
        self.shares = Words(11, weight="bold", align="left")
        axes.add_artist(self.moving(self.shares))

    def show(self, result) -> None:
        """Show a ``labs`` inserted-batch-normalization result."""
        self.lines.set_segments(result.ends)
        self.ends.set_data(*result.ends.reshape(-1, 2).T)
        self.dots.set_data(result.before, result.after)
        for bar, share in zip(self.bars, result.accuracy, strict=True):
            bar.set_width(share)
        texts = [f"{share:.1%}" for share in result.accuracy]
        self.shares.show(texts, [(0.03, 0.36), (0.03, 1.36)])
