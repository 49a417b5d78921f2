import pytest

from helpers.labs.controls import ladder


@pytest.fixture
def rungs():
    return ladder("Batch size", (1, 2, 4, 1000), 2, unit="samples")


def bar_and_number(control):
    return control.view.children[:2]


def test_the_slider_moves_from_rung_to_rung(rungs):
    bar, number = bar_and_number(rungs)
    bar.value += 1
    assert rungs.value == 4 and number.value == 4


def test_setting_the_value_moves_the_slider(rungs):
    rungs.set(1000)
    bar, number = bar_and_number(rungs)
    assert bar.value == bar.max and number.value == 1000


def test_its_ends_are_the_first_and_the_last_rung(rungs):
    assert rungs.ends == (1, 1000)


def test_one_move_is_one_change(rungs):
    changes = []
    rungs.on_change(lambda: changes.append(rungs.value))
    bar_and_number(rungs)[0].value = 3
    assert changes == [1000]


def test_the_unit_is_shown(rungs):
    assert rungs.view.children[2].value == "samples"


@pytest.mark.parametrize(
    ("typed", "reached"), [(4, 4), (3.1, 4), (900, 1000), (1.9, 1), (5000, 1000)]
)
def test_a_typed_number_leads_to_the_nearest_rung_in_that_direction(
    rungs, typed, reached
):
    bar, number = bar_and_number(rungs)
    number.value = typed
    assert rungs.value == number.value == reached
    assert bar.value == (1, 2, 4, 1000).index(reached)
