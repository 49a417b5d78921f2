"""How long a password holds, by its length, for a quick and for a slow hash."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

LOWEST, HIGHEST = 1e-4, 1e26
LOOKS = {"sha1": (style.ORANGE, "--", "s"), "argon2": (style.BLUE, "-", "o")}


class GuessMeterPicture(Picture):
    """Two curves over the length, with times that people know.

    Parameters
    ----------
    longest : int
        Greatest length.
    known : mapping of str to float
        Names of times, in seconds.
    """

    size = (8.8, 4.4)

    def __init__(self, longest: int, known: Mapping[str, float]) -> None:
        self.longest = longest
        self.known = dict(known)
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Make the axes, the known times and a curve for each hash."""
        axes = figure.subplots()
        axes.set(xlim=(0.6, self.longest + 0.4), ylim=(LOWEST, HIGHEST), yscale="log")
        axes.set(xlabel="length (places)", xticks=range(1, self.longest + 1))
        axes.set_ylabel("mean time to guess it (seconds)")
        for name, seconds in self.known.items():
            axes.axhline(seconds, color=style.GRID, lw=1.4)
            axes.text(self.longest + 0.6, seconds, name, va="center")
        self.curves = {
            kind: self.moving(
                axes.plot([], [], ls, color=color, marker=marker, ms=5, label=kind)[0]
            )
            for kind, (color, ls, marker) in LOOKS.items()
        }
        self.chosen = self.moving(
            axes.plot(
                [], [], "D", mfc="none", mec=style.INK, ms=14, mew=2.4, clip_on=False
            )[0]
        )
        axes.legend(loc="upper left", frameon=False, title="hash")

    def show(self, result) -> None:
        """Show a ``labs`` guess meter."""
        for kind, curve in self.curves.items():
            curve.set_data(result.lengths, result.seconds[kind])
        self.chosen.set_data([result.length], [_inside(result.wanted)])


def _inside(seconds: float) -> float:
    """Keep a mark on the axes."""
    return min(max(seconds, LOWEST), HIGHEST)
