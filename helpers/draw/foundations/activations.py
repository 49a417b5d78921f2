"""An activation with its gradient, what it makes of many sums, and a chain of it."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture

LOWEST, HIGHEST = -1.5, 3.2
"""Of the output, in the first two charts."""
EDGES = np.arange(-15, 81) / 10
"""Of the bars; one of them begins at 0."""
LEAST = 5e-4
"""Lower end of the axis of shares."""
FLOOR, CEILING = 1e-20, 1e9
"""Ends of the axis of gradients; what lies beyond is drawn on them."""
LONG = 1.3
"""Half the length of the tangent, along x."""


class ActivationsPicture(Picture):
    """Curve and gradient, shares of outputs, and the gradient over the layers.

    Parameters
    ----------
    reach : float
        The curve is drawn from minus this to plus this.
    most : int
        The largest number of layers.
    """

    size = (9.8, 4.2)

    def __init__(self, reach: float, most: int) -> None:
        self.reach, self.most = reach, most
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the curve, the shares beside it, and the chain at the right."""
        figure.get_layout_engine().set(wspace=0.04)
        curve, shares, chain = figure.subplots(1, 3, width_ratios=[1.5, 0.62, 1.15])
        self._curve(curve)
        self._shares(shares)
        self._chain(chain)

    def _curve(self, axes: Axes) -> None:
        axes.set(
            title="activation and gradient", xlabel="weighted sum", ylabel="output"
        )
        axes.set(xlim=(-self.reach, self.reach), ylim=(LOWEST, HIGHEST))
        axes.set_axisbelow(True)
        axes.grid(color=style.GRID, lw=0.7)
        axes.axhline(0, color=style.FAINT, lw=1)
        axes.axvline(0, color=style.FAINT, lw=1)
        self.curve = self.moving(axes.plot([], [], color=style.BLUE, lw=2.4)[0])
        self.gradient = self.moving(axes.plot([], [], "--", color=style.ORANGE)[0])
        self.tangent = self.moving(axes.plot([], [], color=style.INK, lw=1.2)[0])
        look = {"ms": 8, "mec": style.PAPER, "zorder": 5}
        self.at = self.moving(axes.plot([], [], "o", color=style.BLUE, **look)[0])
        self.steep = self.moving(axes.plot([], [], "s", color=style.ORANGE, **look)[0])
        axes.legend(
            [self.curve, self.gradient, self.tangent],
            ["output", "gradient", "tangent"],
            loc="upper left",
            frameon=False,
        )
        self.pointable("place", axes)

    def _shares(self, axes: Axes) -> None:
        axes.set(title="normal input", xlabel="share of outputs", xscale="log")
        axes.set(xlim=(LEAST, 1.5), ylim=(LOWEST, HIGHEST))
        axes.set_xticks([0.001, 0.01, 0.1, 1], ["0.1%", "1%", "10%", "100%"])
        axes.tick_params(axis="x", labelsize=8)
        axes.minorticks_off()
        axes.set_axisbelow(True)
        axes.grid(color=style.GRID, lw=0.7)
        axes.axhline(0, color=style.FAINT, lw=1)
        nothing = np.full(len(EDGES) - 1, LEAST)
        look = {"color": style.BLUE, "fill": True, "orientation": "horizontal"}
        self.bars = self.moving(axes.stairs(nothing, EDGES, baseline=LEAST, **look))

    def _chain(self, axes: Axes) -> None:
        axes.set(
            title="a chain of layers", xlabel="layers", ylabel="gradient, last to x"
        )
        axes.set(xlim=(0, self.most + 1), ylim=(FLOOR / 5, CEILING), yscale="log")
        axes.set_yticks(
            [FLOOR, 1e-15, 1e-10, 1e-5, 1, 1e5],
            ["less", *(f"$10^{{{n}}}$" for n in range(-15, 6, 5))],
        )
        axes.minorticks_off()
        axes.set_axisbelow(True)
        axes.grid(color=style.GRID, lw=0.7)
        layers = np.arange(1, self.most + 1)
        axes.plot(
            layers, 0.25**layers, "--", color=style.INK, lw=1.2, label="0.25 each"
        )
        look = {"color": style.ORANGE, "ms": 4, "lw": 1, "label": "this activation"}
        self.chain = self.moving(axes.plot([], [], "s-", **look)[0])
        look = {"color": style.ORANGE, "mec": style.INK, "ms": 10, "zorder": 5}
        self.now = self.moving(axes.plot([], [], "D", **look)[0])
        axes.legend(loc="upper left", frameon=False)

    def show(self, result) -> None:
        """Show a ``labs`` activation."""
        self.curve.set_data(result.x, result.curve.y)
        self.gradient.set_data(result.x, result.curve.gradient)
        ends = np.array([-LONG, LONG])
        self.tangent.set_data(result.place + ends, result.y + result.gradient * ends)
        self.at.set_data([result.place], [result.y])
        self.steep.set_data([result.place], [result.gradient])
        counts = np.histogram(result.outputs, EDGES)[0]
        shares = counts / len(result.outputs)
        self.bars.set_data(values=np.maximum(shares, LEAST))
        chain = np.clip(np.abs(result.chain), FLOOR, CEILING)
        self.chain.set_data(np.arange(1, self.most + 1), chain)
        self.now.set_data([result.layers], [chain[result.layers - 1]])
