"""What every lab does, shown on a lab of one slider."""

from datetime import UTC, datetime

import matplotlib as mpl
import numpy as np
import pytest

from helpers import draw
from helpers.labs import Lab
from helpers.labs._lab import explain
from helpers.labs.controls import (
    ask,
    choice,
    log_slider,
    matrix,
    player,
    point,
    slider,
    switch,
    upload,
)

VIEW = "application/vnd.jupyter.widget-view+json"
PNG = b"\x89PNG"


class Dot(draw.Picture):
    """One dot at the result."""

    size = (3.0, 2.0)

    def build(self, figure):
        """Make the dot."""
        axes = figure.subplots()
        axes.set(xlim=(0, 10), ylim=(0, 10), xlabel="x (cm)", ylabel="y (cm)")
        self.dot = self.moving(axes.plot([], [], "o")[0])
        self.pointable("place", axes)

    def show(self, result):
        """Move the dot."""
        self.dot.set_data([result], [5])


def root(number, **_):
    if number < 0:
        raise ValueError(f"number must be at least 0, not {number}")
    return number**0.5


def make(compute=root, **more):
    number = slider("Number", -4, 9, 4, unit="apples")
    return Lab(compute, Dot(), lambda r: f"The root is {r:g}.", number=number, **more)


def page(lab):
    return lab.children[-1]


def test_a_lab_shows_its_first_result_at_once():
    assert make().sentence == "The root is 2."


def test_moving_a_control_moves_the_picture_and_the_sentence():
    lab = make()
    before = page(lab).frame
    lab.move(number=9)
    assert lab.sentence == "The root is 3."
    assert lab.picture.dot.get_xdata()[0] == 3
    assert page(lab).frame.startswith(PNG) and page(lab).frame != before


def test_a_slider_moved_by_the_hand_moves_the_lab():
    lab = make()
    lab.controls["number"].view.children[0].value = 9
    assert lab.result == 3


def test_an_error_is_shown_and_goes_away_with_the_next_good_value():
    lab = make()
    lab.move(number=-1)
    assert lab.problem == "number must be at least 0, not -1"
    lab.move(number=9)
    assert lab.problem == "" and lab.sentence == "The root is 3."


def test_the_result_survives_an_error():
    lab = make()
    lab.move(number=-1)
    assert lab.result == 2


def test_an_unwritten_function_is_asked_for():
    def unwritten(number):
        raise NotImplementedError

    assert "still empty" in make(unwritten).problem


def test_an_unexpected_error_keeps_its_name():
    assert explain(ZeroDivisionError("division by zero")) == (
        "ZeroDivisionError: division by zero"
    )


def test_an_unknown_control_is_refused_by_name():
    with pytest.raises(ValueError, match="no control colour; it has number"):
        make().move(colour=1)


def test_several_controls_move_at_once():
    seen = []

    def note(number, flag):
        seen.append((number, flag))
        return 1.0

    lab = make(note, flag=switch("Flag"))
    lab.move(number=9, flag=True)
    assert seen == [(4, False), (9, True)]


def test_pointing_moves_the_control_of_that_name():
    lab = make(lambda number, place: place[0], place=point("Place", (1, 1), [(0, 0)]))
    page(lab).pointer = {"name": "place", "x": 3.0, "y": 4.0}
    assert lab.result == 3
    assert page(lab).marker == {"name": "place", "x": 3.0, "y": 4.0, "step": 1.0}


def test_the_pointable_box_lies_where_the_axes_are():
    lab = make()
    (box,) = page(lab).boxes
    left, top, width, height = box["box"]
    axes = lab.picture.figure.axes[0].get_position()
    assert (left, top + height) == pytest.approx((axes.x0, 1 - axes.y0))
    assert (width, height) == pytest.approx((axes.width, axes.height))
    assert box["x"] == [0, 10] and box["y"] == [10, 0]


def test_without_a_kernel_the_picture_and_the_sentence_remain():
    bundle, metadata = make()._repr_mimebundle_()
    assert bundle["text/plain"] == "The root is 2."
    assert metadata["image/png"]["alt"] == "The root is 2."
    assert bundle["image/png"] and VIEW in bundle


def test_a_lab_in_trouble_leaves_its_message():
    lab = make()
    lab.move(number=-1)
    bundle, _ = lab._repr_mimebundle_()
    assert "at least 0" in bundle["text/plain"]


def test_a_sharper_screen_gets_a_larger_frame():
    lab = make()
    small = lab.picture._draw().size
    page(lab).ratio = 2.0
    assert lab.picture._draw().size == (2 * small[0], 2 * small[1])


def test_the_background_stays_while_moving_artists_move():
    lab = make()
    background = lab.picture._background
    lab.move(number=9)
    assert lab.picture._background is background


def test_labs_leave_matplotlib_settings_alone():
    before = dict(mpl.rcParams)
    make().move(number=9)
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize(
    "factory",
    [
        lambda label: slider(label, 0, 1, 0),
        lambda label: choice(label, ["one"]),
        lambda label: switch(label),
        lambda label: player(label, 0, 9, "steps"),
        lambda label: point(label, (0, 0), [(0, 0)]),
        lambda label: matrix(label, {"zero": np.zeros((2, 2))}, "zero"),
    ],
)
def test_a_control_without_a_label_is_refused(factory):
    with pytest.raises(ValueError, match="needs a label"):
        factory(" ")


def test_asking_takes_the_values_of_the_moment_and_keeps_them():
    rate = slider("Rate", 0.0, 1.0, 0.5)
    question = ask("Train one here", rate=rate)
    assert question.value is None
    question.view.children[0].click()
    rate.set(0.7)
    assert question.value == {"rate": 0.5}


def test_what_is_at_work_cannot_be_asked_again():
    question = ask("Train one here")
    (button,) = question.view.children
    seen = []
    question.on_change(lambda: seen.append((button.disabled, button.description)))
    button.click()
    assert seen == [(True, "Train one here: at work")]
    assert (button.disabled, button.description) == (False, "Train one here")


def test_an_option_that_stands_for_none_is_refused():
    with pytest.raises(ValueError, match="may stand for None"):
        choice("Gate", {"free": None, "shut": 0})


def test_a_slider_comes_with_a_number_to_type_and_its_unit():
    bar, box, unit = slider("Rate", 0.0, 1.0, 0.5, unit="per step").view.children
    assert (box.min, box.max, box.value) == (bar.min, bar.max, bar.value)
    assert unit.value == "per step"


def test_a_slider_dragged_by_the_browser_gives_a_round_number():
    control = slider("Rate", 0.0, 3.0, 1.0, step=0.1)
    bar, box, *_ = control.view.children
    bar.value = 1.1000000000000005
    assert control.value == box.value == 1.1
    assert bar.value == 1.1000000000000005, "moved back under the hand"


def test_equal_ways_on_a_slider_of_factors_are_equal_factors():
    control = log_slider("Rate", 0.001, 1.0, 0.01)
    bar = control.view.children[0]
    assert (bar.min, bar.max, bar.base) == (-3, 0, 10)
    bar.value = 10**-1.45
    assert control.value == control.view.children[1].value == 0.0355


def test_a_slider_of_factors_follows_the_number_beside_it():
    control = log_slider("Rate", 0.001, 1.0, 0.01)
    control.view.children[1].value = 0.5
    assert control.value == control.view.children[0].value == 0.5


def test_a_number_typed_beside_a_slider_moves_it():
    control = slider("Rate", 0.0, 3.0, 1.0, step=0.1)
    bar, box, *_ = control.view.children
    box.value = 2.5
    assert control.value == bar.value == 2.5


def test_whole_limits_make_a_slider_over_whole_numbers():
    assert isinstance(slider("Count", 1, 9, 4).value, int)
    assert isinstance(slider("Share", 0.0, 1.0, 0.5).value, float)


def test_a_preset_fills_the_matrix():
    control = matrix(
        "Kernel", {"zero": np.zeros((2, 2)), "one": np.ones((2, 2))}, "zero"
    )
    control.view.children[0].children[0].value = "one"
    np.testing.assert_array_equal(control.value, np.ones((2, 2)))


def test_a_number_typed_into_the_matrix_counts():
    control = matrix("Kernel", {"zero": np.zeros((2, 2))}, "zero")
    control.view.children[1].children[3].value = 7.0
    np.testing.assert_array_equal(control.value, [[0, 0], [0, 7]])


def test_a_wide_matrix_is_no_wider_than_its_menu():
    wide = matrix("Numbers", {"zero": np.zeros((6, 6))}, "zero", step=1)
    boxes = wide.view.children[1].children
    assert 6 * float(boxes[0].layout.width.removesuffix("em")) < 20
    assert boxes[0].step == 1


def test_a_matrix_set_from_code_shows_its_numbers():
    control = matrix("Kernel", {"zero": np.zeros((2, 2))}, "zero")
    control.set(np.arange(4.0).reshape(2, 2))
    assert [box.value for box in control.view.children[1].children] == [0, 1, 2, 3]


def test_the_player_steps_through_the_slider():
    control = player("Step", 0, 120, "steps")
    assert control.ends == (0, 120)
    assert any(type(child).__name__ == "Play" for child in control.view.children)


def chosen_file(content):
    """Return what the browser sends when a file was chosen."""
    told = {"name": "cat.png", "type": "image/png", "size": len(content)}
    when = datetime(2024, 5, 1, tzinfo=UTC)
    return ({**told, "last_modified": when, "content": memoryview(content)},)


def test_an_upload_is_empty_until_a_file_is_chosen():
    own = upload("Your own picture")
    assert own.value == b""
    own.view.children[0].value = chosen_file(b"a picture")
    assert own.value == b"a picture"


def test_an_upload_can_be_taken_away_and_chosen_again():
    own = upload("Your own picture")
    button, away = own.view.children
    assert away.disabled
    button.value = chosen_file(b"a picture")
    away.click()
    assert own.value == b"" and away.disabled
    button.value = chosen_file(b"a picture")
    assert own.value == b"a picture"
