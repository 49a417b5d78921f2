"""A straight line, and the place where it meets zero."""

from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw._picture import Picture


class LinePicture(Picture):
    """A line over fixed axes, with its zero marked."""

    size = (9.0, 3.6)

    def build(self, figure: Figure) -> None:
        """Make the axes, the line and the mark."""
        axes = figure.subplots()
        axes.set(xlim=(-5, 5), ylim=(-5, 5), xlabel="input x", ylabel="output y")
        axes.grid(color=style.GRID)
        axes.axhline(0, color=style.FAINT, linewidth=1)
        self.line = self.moving(axes.plot([], [], color=style.BLUE)[0])
        self.zero = self.moving(axes.plot([], [], "D", color=style.ORANGE, ms=8)[0])

    def show(self, result) -> None:
        """Show a line: its two ends, and its zero if it has one."""
        self.line.set_data(result.x, result.y)
        here = [] if result.zero is None else [result.zero]
        self.zero.set_data(here, [0.0] * len(here))
