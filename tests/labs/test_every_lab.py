"""What holds for every lab of the course."""

from itertools import product

import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances
from matplotlib.colors import to_hex, to_rgb, to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from helpers import labs
from helpers.draw import style
from helpers.draw.words import Words
from helpers.labs._cells import parts
from tests.browser.hands import is_slider
from tests.draw.eyes import contrast

MOST_CORNERS = 400
FEW = 6


def corners(lab):
    """Return all corners of the controls, or an even sample where there are many."""
    names = list(lab.controls)
    every = list(product(*(control.ends for control in lab.controls.values())))
    step = -(-len(every) // MOST_CORNERS)
    return [dict(zip(names, corner, strict=True)) for corner in every[::step]]


@pytest.fixture(scope="module", params=labs.LABS)
def lab(request):
    known = set(_instances)
    lab = getattr(labs, request.param)()
    lab.made = {_instances[id] for id in set(_instances) - known}
    return lab


def test_works_or_says_why_at_every_corner_of_its_controls(lab):
    for corner in corners(lab):
        with np.errstate(all="raise", under="ignore"):
            lab.move(**corner)
        assert lab.sentence
        refused = lab.problem
        assert "Error" not in refused, f"{corner}: {refused}"


def test_more_than_half_of_all_corners_give_a_picture(lab):
    refusals = 0
    places = corners(lab)[:60]
    for corner in places:
        lab.move(**corner)
        refusals += bool(lab.problem)
    assert refusals < len(places) / 2


def test_every_control_has_a_label(lab):
    assert all(control.label.strip() for control in lab.controls.values())


def test_every_slider_has_a_number_beside_it_that_says_its_name(lab):
    for name, control in lab.controls.items():
        if is_slider(control):
            bar, box, *_ = control.view.children
            assert hasattr(box, "min") and box.min < box.max, name
            assert bar.description in box.tooltip


def test_nothing_plays_before_it_is_asked_to(lab):
    views = [control.view for control in lab.controls.values() if control.view]
    pieces = [piece for view in views for piece in getattr(view, "children", ())]
    assert not any(getattr(piece, "playing", False) for piece in pieces)


def test_its_words_are_written_in_colours_that_can_be_read(lab):
    figure = lab.picture.figure
    words = {to_hex(text.get_color()) for text in figure.findobj(Text)}
    words |= {to_hex(line.color) for line in figure.findobj(Words)}
    assert words <= {*style.TEXT, style.BLACK, style.PAPER}


def test_the_frame_is_small_enough_for_a_slow_line(lab):
    assert len(lab.children[-1].frame) < 120_000


def test_it_shows_picture_and_sentence_without_a_kernel(lab):
    bundle, metadata = lab._repr_mimebundle_()
    assert bundle["text/plain"] == (lab.problem or lab.sentence)
    assert ("image/png" in bundle) == (not lab.problem)
    assert lab.problem or metadata["image/png"]["alt"] == lab.sentence


def test_it_holds_every_widget_that_it_made_so_that_all_can_be_closed(lab):
    assert lab.made == set(parts(lab))


def test_every_exported_lab_makes_a_lab(lab):
    assert isinstance(lab, labs.Lab)


def test_a_frame_looks_as_if_all_of_it_were_drawn_anew(lab):
    places = corners(lab)
    for corner in places[:: -(-len(places) // FEW)]:
        lab.move(**corner)
        if not lab.problem:
            moved = np.asarray(lab.picture._draw())
            lab.picture.refresh()
            assert np.array_equal(moved, np.asarray(lab.picture._draw())), corner


def test_marks_that_are_seen_through_stand_out_from_the_paper(lab):
    paper, ground = np.array(to_rgb(style.PAPER)), (style.PAPER, style.GRID)
    figure = lab.picture.figure
    lines = [(line, line.get_color()) for line in figure.findobj(Line2D)]
    shapes = figure.findobj(Patch)
    marks = lines + [(shape, shape.get_facecolor()) for shape in shapes]
    for mark, colour in marks:
        *light, opacity = to_rgba(colour, mark.get_alpha())
        if not 0 < opacity < 1 or to_hex(light) in ground or outlined(mark):
            continue
        seen = opacity * np.array(light) + (1 - opacity) * paper
        assert contrast(seen, paper) >= 3, (mark, colour, opacity)


def outlined(mark):
    """Say whether an area has an edge that stands out, which is enough."""
    edge = to_rgba(mark.get_edgecolor()) if isinstance(mark, Patch) else (1, 1, 1, 0)
    return edge[3] == 1 and contrast(edge[:3], style.PAPER) >= 3
