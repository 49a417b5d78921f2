import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.draw import style
from helpers.draw.marks import Marks

LOOKS = [("o", style.BLUE), ("s", style.ORANGE), ("^", style.GREEN), ("P", style.PINK)]


@pytest.fixture
def axes():
    figure = Figure(figsize=(4, 3), dpi=96)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8), xlim=(0, 10), ylim=(0, 10))
    axes.set_axis_off()
    return axes


def ink(axes):
    """Return the pixels that are not paper, as (row, column), and the picture."""
    axes.figure.canvas.draw()
    seen = np.array(axes.figure.canvas.buffer_rgba())[..., :3].astype(int)
    return np.argwhere((seen < 250).any(axis=2)), seen


def stamped(axes, look, place):
    marks = Marks([look], size=12)
    axes.add_artist(marks)
    marks.show([place])
    found = ink(axes)
    marks.remove()
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_a_mark_looks_as_matplotlib_draws_it(axes, look):
    ours, seen = stamped(axes, look, (3, 7))
    marker, color = look
    axes.plot(3, 7, marker, color=color, ms=12, mec=style.PAPER, mew=1.5)
    theirs, drawn = ink(axes)
    assert ours.mean(axis=0) == pytest.approx(theirs.mean(axis=0), abs=0.8)
    assert len(ours) == pytest.approx(len(theirs), rel=0.15)
    middle = tuple(theirs.mean(axis=0).round().astype(int))
    assert np.abs(seen[middle] - drawn[middle]).max() <= 2


@pytest.mark.parametrize("place", [(np.nan, np.nan), (11, 5), (5, -1), (5, np.inf)])
def test_a_mark_without_a_place_in_the_axes_is_not_seen(axes, place):
    assert len(stamped(axes, LOOKS[0], place)[0]) == 0


def test_a_mark_on_the_edge_is_seen_whole(axes):
    inside, edge = (stamped(axes, LOOKS[0], (x, 5))[0] for x in (5, 10))
    assert len(edge) == pytest.approx(len(inside), rel=0.1)
