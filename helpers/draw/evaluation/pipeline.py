"""The boxes of a pipeline, on either side of the split into training and test rows."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from helpers.draw import style
from helpers.draw._picture import Picture
from helpers.draw.words import Words

STEPS = ("select", "scale")
BEFORE, INSIDE = (2.3, 3.7), (6.5, 7.9)
ROWS, SPLIT, MODEL = 0.8, 5.1, 9.3
HALF, LOW, HIGH = 0.58, 0.95, 1.75
"""Half a box's width, and its lower and upper end."""

LEAKS = {"select": "sees the labels\nof the test rows", "scale": "sees the\ntest rows"}


class Pipeline:
    """Steps in boxes from rows to score; filled where the step is done.

    Parameters
    ----------
    picture : Picture
        The picture that draws it.
    axes : Axes
    """

    def __init__(self, picture: Picture, axes: Axes) -> None:
        axes.set(xlim=(0, 10.1), ylim=(0, 2.5))
        axes.set_axis_off()
        self._background(axes)
        self.boxes = {
            (step, early): picture.moving(_box(axes, place, fc=color, ec=color))
            for places, early, color in (
                (BEFORE, True, style.ORANGE),
                (INSIDE, False, style.BLUE),
            )
            for step, place in zip(STEPS, places, strict=True)
        }
        self.names = Words(color=style.PAPER, weight="bold")
        self.notes = Words(size=9.0, color=style.ORANGE)
        self.split = Words(weight="bold")
        for words in (self.names, self.notes, self.split):
            axes.add_artist(picture.moving(words))

    @staticmethod
    def _background(axes: Axes) -> None:
        middle = (LOW + HIGH) / 2
        axes.plot([ROWS, MODEL], [middle, middle], color=style.FAINT, zorder=0)
        for place, text in ((ROWS, "rows"), (MODEL, "fit, score")):
            _box(axes, place, fc=style.PAPER, ec=style.INK)
            axes.text(place, middle, text, ha="center", va="center", weight="bold")
        _box(axes, SPLIT, fc=style.PAPER, ec=style.INK, lw=2.5)
        for place in (*BEFORE, *INSIDE):
            _box(axes, place, fc=style.PAPER, ec=style.FAINT, ls="--")
        above = {"ha": "center", "va": "bottom", "color": style.INK}
        axes.text(sum(BEFORE) / 2, 1.95, "before the split: on all rows", **above)
        axes.text(sum(INSIDE) / 2, 1.95, "in each fold: on its training rows", **above)

    def show(self, early: dict[str, bool], split: str, warning: str) -> None:
        """Show which steps come before the split, and what the split does."""
        names, notes, at = [], [], []
        for (step, before), box in self.boxes.items():
            used = early[step] == before
            box.set_visible(used)
            if used:
                place = box.get_x() + HALF
                names.append((step, (place, 1.48)))
                if before:
                    notes.append(LEAKS[step])
                    at.append((place, LOW - 0.08))
        if warning:
            notes.append(warning)
            at.append((SPLIT, LOW - 0.08))
        self.names.show([name for name, _ in names], [place for _, place in names])
        self.notes.show(notes, at)
        self.split.show([split], [(SPLIT, 1.66 if "\n" in split else 1.48)])


def _box(axes: Axes, place: float, **look) -> Rectangle:
    return axes.add_patch(
        Rectangle((place - HALF, LOW), 2 * HALF, HIGH - LOW, zorder=2, **look)
    )
