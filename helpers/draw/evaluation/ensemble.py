"""What an average and a vote of several models gain over one of them."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture


class EnsemblePicture(Picture):
    """Error of an average and accuracy of a vote, by the number of members.

    Parameters
    ----------
    most : int
        The largest number of members.
    """

    size = (9.6, 4.2)

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the error on the left and the accuracy on the right."""
        errors, votes = figure.subplots(1, 2)
        for axes in (errors, votes):
            axes.set(xlim=(0, self.most + 1), xlabel="members")
            axes.set_xticks([1, *range(10, self.most + 1, 10)])
            axes.grid(color=style.GRID)
        self._errors(errors)
        self._votes(votes)

    def _errors(self, axes: Axes) -> None:
        axes.set(title="squared error of the average", ylim=(0, 145))
        axes.set_ylabel("share of one member's (%)")
        axes.set_yticks([0, 20, 40, 60, 80, 100])
        floor = axes.plot([], [], color=style.FAINT, lw=1.2, ls=":")[0]
        self.floor = self.moving(floor)
        self.error = self._row(axes, style.BLUE)
        self.real_error = self._real(axes)
        self.real_formula = self.moving(
            axes.plot([], [], color=style.ORANGE, lw=1, ls="--", zorder=1)[0]
        )
        axes.legend(
            [*self.error[:2], self.floor, self.real_error, self.real_formula],
            ["formula", "simulated", "in common", "20 networks", "formula for them"],
            loc="upper center",
            ncols=2,
            frameon=False,
        )

    def _votes(self, axes: Axes) -> None:
        axes.set(title="accuracy of the majority vote", ylim=(0, 145))
        axes.set_ylabel("accuracy (%)")
        axes.set_yticks([0, 20, 40, 60, 80, 100])
        one = axes.plot([], [], color=style.FAINT, lw=1.2, ls=":")[0]
        self.one = self.moving(one)
        self.vote = self._row(axes, style.GREEN)
        self.real_vote = self._real(axes)
        axes.legend(
            [*self.vote[:2], self.one, self.real_vote],
            ["formula", "simulated", "one member", "20 networks"],
            loc="upper center",
            ncols=2,
            frameon=False,
        )

    def _row(self, axes: Axes, color: str) -> tuple:
        """Return a curve, dots along it, and a mark where the lab stands."""
        curve = axes.plot([], [], color=color)[0]
        dots = axes.plot([], [], ".", color=color, ms=5)[0]
        now = axes.plot([], [], "o", color=color, ms=10, mfc="none", mew=2)[0]
        return tuple(map(self.moving, (curve, dots, now)))

    def _real(self, axes: Axes):
        look = {"color": style.ORANGE, "ms": 4.5, "mfc": style.PAPER, "mew": 1.2}
        return self.moving(axes.plot([], [], "s", **look)[0])

    def show(self, result) -> None:
        """Show a ``labs`` ensemble result."""
        sizes = np.arange(1, self.most + 1)
        for artists, exact, drawn in (
            (self.error, result.error, result.simulated_error),
            (self.vote, result.vote, result.simulated_vote),
        ):
            curve, dots, now = artists
            curve.set_data(sizes, 100 * exact)
            dots.set_data(sizes, 100 * drawn)
            now.set_data([result.members], [100 * exact[result.members - 1]])
        ends = [1, self.most]
        self.floor.set_data(ends, [100 * result.correlation] * 2)
        self.one.set_data(ends, [100 * result.accuracy] * 2)
        real = result.real
        trained = np.arange(1, len(real.error) + 1)
        self.real_formula.set_data(sizes, 100 * real.formula)
        self.real_error.set_data(trained, 100 * real.error)
        self.real_vote.set_data(trained, 100 * real.vote)
