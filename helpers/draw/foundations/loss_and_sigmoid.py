"""Two losses over the logit, their gradients, and the descent with each."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

LOOKS = {
    "cross-entropy": (style.BLUE, "-", "o"),
    "squared error": (style.ORANGE, "--", "s"),
}
"""Colour, line and marker of each loss."""
MOST = 2e4
"""End of the axis of steps."""


class LossAndSigmoidPicture(Picture):
    """Losses, gradients with the sigmoid behind them, and the logit over the steps.

    Parameters
    ----------
    reach : float
        Logits go from minus this to plus this.
    """

    size = (9.8, 3.9)

    def __init__(self, reach: float) -> None:
        self.reach = reach
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out three charts; the first two share their logits."""
        figure.get_layout_engine().set(wspace=0.04)
        losses, gradients, steps = figure.subplots(1, 3)
        self.nows, self.sets = [], []
        self._over_logits(losses, "loss", "loss", (-0.5, self.reach + 3), (0, 0.8))
        losses.set_yticks(range(0, int(self.reach) + 1, 2))
        title = "gradient on the logit"
        self._over_logits(gradients, title, "gradient", (-1.5, 1.1), (0.13, 1))
        gradients.set_yticks([-1, -0.5, 0, 0.5, 1])
        self.sigmoid = self.moving(
            gradients.plot([], [], ":", color=style.FAINT, lw=1.6)[0]
        )
        gradients.legend([self.sigmoid], ["sigmoid"], loc="lower right", frameon=False)
        losses.legend(loc="upper center", frameon=False)
        self._steps(steps)

    def _over_logits(
        self,
        axes: Axes,
        title: str,
        ylabel: str,
        ylim: tuple[float, float],
        upright: tuple[float, float],
    ) -> None:
        axes.set(title=title, xlabel="logit (nats)", ylabel=ylabel, ylim=ylim)
        axes.set(xlim=(-self.reach - 0.5, self.reach + 0.5))
        axes.set_axisbelow(True)
        axes.grid(color=style.GRID, lw=0.7)
        axes.axhline(0, color=style.FAINT, lw=1)
        now = axes.axvline(0, *upright, color=style.PINK, lw=1.2)  # free of the legend
        self.nows.append(self.moving(now))
        for name, (color, line, marker) in LOOKS.items():
            curve = axes.plot([], [], line, color=color, lw=2.2, label=name)[0]
            dot = axes.plot([], [], marker, color=color, ms=9, mec=style.INK, zorder=5)
            self.sets.append((self.moving(curve), self.moving(dot[0])))

    def _steps(self, axes: Axes) -> None:
        axes.set(title="descent at learning rate 1", xscale="log")
        axes.set_xlabel("step + 1 (grey: the right side)")
        axes.set(ylabel="logit (nats)", ylim=(-self.reach - 0.8, self.reach + 0.8))
        axes.set_yticks([-self.reach, -self.reach / 2, 0, self.reach / 2, self.reach])
        axes.set(xlim=(0.8, MOST * 1.3))
        axes.set_axisbelow(True)
        axes.grid(color=style.GRID, lw=0.7)
        axes.minorticks_off()
        axes.axhline(0, color=style.FAINT, lw=1)
        self.shade = self.moving(
            axes.axhspan(0, 3 * self.reach, color=style.GRID, alpha=0.6, lw=0, zorder=0)
        )
        self.paths, self.ends = [], []
        for color, line, marker in LOOKS.values():
            self.paths.append(self.moving(axes.plot([], [], line, color=color)[0]))
            end = axes.plot([], [], marker, color=color, ms=8, mec=style.INK, zorder=5)
            self.ends.append(self.moving(end[0]))

    def show(self, result) -> None:
        """Show ``labs`` two losses."""
        both = (result.entropy, result.squared)
        values = [(loss.curve, loss.value) for loss in both]
        slopes = [(loss.slopes, loss.gradient) for loss in both]
        for (curve, dot), (numbers, now) in zip(
            self.sets, values + slopes, strict=True
        ):
            curve.set_data(result.x, numbers)
            dot.set_data([result.logit], [now])
        for line in self.nows:
            line.set_xdata([result.logit] * 2)
        self.sigmoid.set_data(result.x, result.sigmoid)
        self.shade.set_y(0 if result.target else -3 * self.reach)
        for path, end, loss in zip(self.paths, self.ends, both, strict=True):
            steps, logits = loss.path.T
            path.set_data(steps + 1, logits)
            end.set_data(steps[-1:] + 1, logits[-1:])
