import ipywidgets
import pytest

from helpers import labs
from tests.measure import hand


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("valley_race", "slider"),  # of 400 places
        ("filter", "place"),  # its sliders have three places
        ("drag_digit", "place"),
        ("licence_plates", "slider"),  # of three places, and nothing else
        ("colour_cue", ""),
    ],
)
def test_the_finest_thing_that_follows_the_hand_is_dragged(name, kind):
    assert hand.what_to_drag(getattr(labs, name)()).kind == kind


def test_a_coarse_slider_is_passed_over_for_a_finer_one():
    lab = labs.hidden_size()  # 15 steps, then 49
    sliders = [hand.bar(c) for c in lab.controls.values() if hand.is_slider(c)]
    assert hand.what_to_drag(lab) == hand.Drag("slider", 1)
    assert hand.steps(sliders[1]) == 49


def test_a_slider_that_waits_for_the_hand_to_let_go_is_not_dragged():
    lab = labs.line()
    for control in lab.controls.values():
        hand.bar(control).continuous_update = False
    assert hand.what_to_drag(lab).kind == ""
    assert hand.why_not(lab) == "its sliders take effect when let go"


def test_a_drag_starts_where_the_handle_stands_and_reaches_both_ends():
    track = {"x": 100, "y": 10, "width": 200, "height": 4}
    way = hand.along_slider(track, {"x": 142, "width": 16})
    across = [way(number / 100)[0] for number in range(100 * hand.SECONDS)]
    assert across[0] == 150
    assert (min(across), max(across)) == pytest.approx((100, 300), abs=5)


def test_a_drag_over_a_picture_stays_in_its_box():
    lab = labs.filter()
    left, top, width, height = lab.picture.boxes()[0]["box"]
    way = hand.over_picture(lab, {"x": 0, "y": 0, "width": 1, "height": 1})
    for number in range(100 * hand.SECONDS):
        x, y = way(number / 100)
        assert left < x < left + width and top < y < top + height


def test_a_place_that_is_a_cell_changes_less_often_than_the_mouse_tells():
    lab = labs.pool_by_hand()  # 3 x 3 cells
    before = lab.controls["cell"].value
    changes = hand.changes_of_place(lab)
    assert 3 <= changes <= 20
    assert lab.controls["cell"].value == before


def test_a_place_that_is_a_point_changes_as_often_as_can_be_seen():
    lab = labs.valley_race()
    seen = hand.SECONDS * hand.EVENTS / hand.QUICK
    assert hand.changes_of_place(lab) == pytest.approx(seen, abs=2)


def test_squares_crossed_at_once_count_as_one_change():
    lab, squares = labs.what_or_where(), []
    lab.children[-1].observe(lambda change: squares.append(change), names="frame")
    changes = hand.changes_of_place(lab)
    assert changes < len(squares) - 1, "it went back to its start, too"
    assert changes >= 9


def test_a_control_at_its_right_end_is_seen():
    lab = labs.line()
    assert not hand.starts_at_its_end(lab)
    lab.move(weight=3.0)
    assert hand.starts_at_its_end(lab)


def test_the_handle_of_a_slider_of_powers_stands_where_its_exponent_lies():
    slider = ipywidgets.FloatLogSlider(min=-2, max=2, value=10)
    assert hand.share(slider) == pytest.approx(0.75)
