"""What holds for every lab of the course."""

from itertools import product

import numpy as np
import pytest

from helpers import labs

MOST_CORNERS = 400


def corners(lab):
    """Return all corners of the controls, or an even sample where there are many."""
    names = list(lab.controls)
    every = list(product(*(control.ends for control in lab.controls.values())))
    step = -(-len(every) // MOST_CORNERS)
    return [dict(zip(names, corner, strict=True)) for corner in every[::step]]


@pytest.fixture(scope="module", params=labs.LABS)
def lab(request):
    return getattr(labs, request.param)()


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


def test_the_frame_is_small_enough_for_a_slow_line(lab):
    assert len(lab.children[-1].frame) < 120_000


def test_it_shows_picture_and_sentence_without_a_kernel(lab):
    bundle = lab._repr_mimebundle_()
    assert bundle["text/plain"] == lab.problem or lab.sentence


def test_every_exported_lab_makes_a_lab(lab):
    assert isinstance(lab, labs.Lab)
