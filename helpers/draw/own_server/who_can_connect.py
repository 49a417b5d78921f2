"""Four callers, a firewall, the addresses of a machine, and the server behind one."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Polygon

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

HEIGHTS = {
    "the world": 3.4,
    "a neighbour": 2.4,
    "you, by a tunnel": 1.4,
    "the machine itself": 0.35,
}
DOORS = {"the network address": 2.9, "127.0.0.1": 1.35, "::1": 0.35}
"""Height of each address on the machine's wall."""

CALLER_END, WALL, DOOR, DOOR_END, SERVER = 2.6, 4.0, 5.5, 7.7, 8.9
WALL_FOOT, WALL_TOP, GATE = 1.95, 3.75, 0.14
OUTLINE = [(-0.1, -0.2), (10.2, -0.2), (10.2, 4.0), (5.1, 4.0), (5.1, 0.87)]
OUTLINE += [(-0.1, 0.87)]
SIGNS = {"answered": "✓ answered", "refused": "× refused", "no such address": "– none"}


class WhoCanConnectPicture(Picture):
    """Lines from callers to the addresses they dial, as far as they get.

    Parameters
    ----------
    callers : sequence of str
        Their names; each has a height of its own in `HEIGHTS`.
    """

    size = (9.4, 4.3)

    def __init__(self, callers: Sequence[str]) -> None:
        self.callers = tuple(callers)
        super().__init__()

    def build(self, figure: Figure) -> None:
        """Lay out the calls beside what was tried."""
        calls, tried = figure.subplots(1, 2, width_ratios=[3.6, 1])
        self._calls(calls)
        self._tried(tried)

    def _calls(self, axes: Axes) -> None:
        axes.set(xlim=(-0.2, 10.4), ylim=(-0.35, 4.15), title="who is answered")
        axes.set_axis_off()
        axes.add_patch(Polygon(OUTLINE, fc="none", ec=style.FAINT, lw=1.5))
        axes.text(5.25, 3.75, "the machine", color=style.FAINT, va="center")
        for name, height in HEIGHTS.items():
            _box(axes, name, 0, height, CALLER_END)
        for name, height in DOORS.items():
            _box(axes, name.removeprefix("the "), DOOR, height, DOOR_END - DOOR)
        _box(axes, "server", SERVER, 1.9, 1.1)
        self.wall = self.moving(
            axes.plot([], [], color=style.INK, lw=7, solid_capstyle="butt")[0]
        )
        axes.text(WALL, 3.85, "firewall", ha="center", va="bottom")
        self.lets_in = axes.add_artist(self.moving(Words(9.0)))
        self.lines = {
            name: self.moving(axes.plot([], [], zorder=3)[0]) for name in self.callers
        }
        self.stops = self.moving(
            axes.plot([], [], "x", color=style.ORANGE, ms=11, mew=3.2, zorder=5)[0]
        )
        self.listens = self.moving(
            axes.plot([], [], color=style.BLUE, lw=3, marker="o", ms=7, zorder=4)[0]
        )
        self.chosen = self.moving(
            axes.plot([], [], ">", color=style.INK, ms=9, clip_on=False, zorder=5)[0]
        )

    def _tried(self, axes: Axes) -> None:
        axes.set(xlim=(0, 1), ylim=(0, 1), title="tried on this machine")
        axes.set_axis_off()
        axes.text(0.02, 0.92, "a server at", va="center")
        axes.text(0.02, 0.70, "called at", va="center")
        for row, name in enumerate(DOORS):
            height = 0.58 - 0.21 * row
            axes.text(0.02, height, name.removeprefix("the ") + ":", va="center")
        self.outcomes = axes.add_artist(
            self.moving(Words(10.0, weight="bold", align="left"))
        )

    def show(self, result) -> None:
        """Show a ``labs`` result of who can connect."""
        stops = []
        for name, reached in result.reached.items():
            end = WALL - 0.15 if reached.stopped_by == "firewall" else DOOR - 0.1
            x, y = _way(HEIGHTS[name], DOORS[reached.dialled], end)
            line = self.lines[name]
            line.set_data(x, y)
            line.set_linestyle("-" if reached.answered else (0, (3, 2)))
            line.set_color(style.GREEN if reached.answered else style.ORANGE)
            line.set_linewidth(3.2 if name == result.caller else 1.4)
            if not reached.answered:
                stops.append((x[-1], y[-1]))
        self.stops.set_data([x for x, _ in stops], [y for _, y in stops])
        self.chosen.set_data([-0.1], [HEIGHTS[result.caller]])
        self._show_server(result)
        texts = [result.bind.removeprefix("the ")]
        texts += [SIGNS[result.tried[name]] for name in DOORS]
        places = [(0.02, 0.865), (0.02, 0.535), (0.02, 0.325), (0.02, 0.115)]
        self.outcomes.show(texts, places)

    def _show_server(self, result) -> None:
        """Tie the server to each address where it listens."""
        ipv4 = ["the network address", "127.0.0.1"]
        x, y = [], []
        for name in ipv4 if result.bind == "0.0.0.0" else [result.bind]:
            x += [DOOR_END, SERVER, float("nan")]
            y += [DOORS[name], 1.9, float("nan")]
        self.listens.set_data(x, y)
        gates = [
            _way(HEIGHTS[name], DOORS[reached.dialled], WALL)[1][-1]
            for name, reached in result.reached.items()
            if HEIGHTS[name] > 2 and reached.stopped_by != "firewall"
        ]
        wall = _wall(gates)
        self.wall.set_data([WALL] * len(wall), wall)
        self.lets_in.show([f"lets in {result.firewall}"], [(WALL, 1.93)])


def _wall(gates: list[float]) -> list[float]:
    """Return the heights of a wall from foot to top, broken at each gate."""
    heights = [WALL_FOOT]
    for gate in sorted(gates):
        heights += [gate - GATE, float("nan"), gate + GATE]
    return [*heights, WALL_TOP]


def _way(start: float, door: float, end: float) -> tuple[list[float], list[float]]:
    """Return a line from a caller towards a door, cut off at `end`."""
    share = min(1.0, (end - CALLER_END) / (DOOR - 0.1 - CALLER_END))
    return [CALLER_END + 0.05, end], [start, start + share * (door - start)]


def _box(axes: Axes, text: str, left: float, height: float, width: float) -> None:
    """Draw a named box around a height."""
    axes.add_patch(
        FancyBboxPatch(
            (left + 0.1, height - 0.27),
            width - 0.2,
            0.54,
            boxstyle="round,pad=0.05",
            fc=style.PAPER,
            ec=style.INK,
            lw=1.2,
            zorder=2,
        )
    )
    axes.text(left + width / 2, height, text, ha="center", va="center", zorder=6)
