"""Lab: colour as the answer, and colour as a false cue."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from helpers import data, nn
from helpers.labs.augmentation.colour_cue import CHANNEL_SHIFT, colour_cue

START = {"world": "ripe or not", "colour": "nothing", "seed": 0}
COLOURS = list(data.sweep("augmentation")["colour"]["ripe or not"])


@pytest.fixture(scope="module")
def one_lab():
    return colour_cue()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def shares(lab):
    """Return the mean accuracy by world and by what was done to the colours."""
    return {
        world: dict(zip(COLOURS, runs.mean(axis=1), strict=True))
        for world, runs in lab.result.accuracy.items()
    }


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = colour_cue().controls
    assert {name: control.value for name, control in opened.items()} == START


def test_swapped_channels_ruin_what_colour_tells(lab):
    found = shares(lab)["ripe or not"]
    assert found["nothing"] > 0.98 and found["channel swap"] < 0.65


def test_swapped_channels_rescue_what_colour_hid(lab):
    found = shares(lab)["tall or wide"]
    assert found["nothing"] < 0.65 and found["channel swap"] > 0.95


def test_a_small_shift_of_the_channels_changes_neither(lab):
    for found in shares(lab).values():
        assert found["channel shift up to 0.3"] == pytest.approx(
            found["nothing"], abs=0.1
        )


def test_the_range_is_the_one_the_menu_names():
    name = f"channel shift up to {CHANNEL_SHIFT[1]:g}"
    assert name in COLOURS and CHANNEL_SHIFT[0] == -CHANNEL_SHIFT[1]


@pytest.mark.parametrize("world", ["ripe or not", "tall or wide"])
@pytest.mark.parametrize("colour", COLOURS)
def test_the_stored_network_reads_as_the_sweep_says(lab, world, colour):
    network = data.networks("augmentation")[f"{world}, {colour}"]
    stack = [getattr(nn, layer)(**how) for layer, how in network.stack]
    made = {"ripe or not": data.ripe_or_not, "tall or wide": data.tall_or_wide}[world]
    _, _, x, y = made()
    guesses = nn.run_stack(x, stack, network.weights)[-1].argmax(axis=1)
    first = lab.result.accuracy[world][COLOURS.index(colour), 0]
    assert np.mean(guesses == y) == pytest.approx(first, abs=0.01)


def test_without_augmentation_the_false_cue_is_believed(lab):
    lab.move(world="tall or wide")
    red = lab.result.tested[:, 7, 7, 0] > lab.result.tested[:, 7, 7, 1]
    assert np.mean((lab.result.guesses == 1) == red) > 0.9


def test_test_pictures_are_never_augmented(lab):
    lab.move(colour="channel swap")
    swapped = lab.result.tested
    lab.move(colour="nothing")
    assert_array_equal(lab.result.tested, swapped)


def test_training_pictures_come_in_other_colours_but_keep_their_light(lab):
    plain = lab.result.learned
    lab.move(colour="channel swap")
    assert np.any(lab.result.learned != plain)
    assert_allclose(lab.result.learned.sum(-1), plain.sum(-1), rtol=1e-5)


@pytest.mark.parametrize(
    "move",
    [{"world": "tall or wide"}, {"colour": "channel swap"}],
    ids=str,
)
def test_every_menu_changes_sentence_and_picture(lab, move):
    sentence, frame = lab.sentence, lab.picture.frame()
    lab.move(**move)
    assert lab.sentence != sentence
    assert lab.picture.frame() != frame


def test_other_fruits_change_the_picture(lab):
    frame = lab.picture.frame()
    lab.move(seed=1)
    assert lab.picture.frame() != frame


def test_the_sentence_compares_with_no_augmentation(lab):
    lab.move(colour="channel swap")
    share = shares(lab)["ripe or not"]["channel swap"]
    assert f"{share:.0%} of 300 test fruits rightly (100% without)" in lab.sentence


def test_every_answer_has_a_sign_beside_its_words(lab):
    lab.move(world="tall or wide", seed=3)
    for text, guess, truth in zip(
        lab.picture.answers.texts, lab.result.guesses, lab.result.truth, strict=True
    ):
        assert text == f"{('wide', 'tall')[guess]} {'✓' if guess == truth else '✗'}"


def test_every_fruit_stands_where_its_word_is(lab):
    page = lab.picture.learned.get_array()
    for image, (x, y) in zip(
        lab.result.learned, lab.picture.labels.places, strict=True
    ):
        left, bottom = int(x - 7.5), int(y)
        assert_allclose(page[bottom - 16 : bottom, left : left + 16], image, atol=1e-6)


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(world="tall or wide", colour="channel swap", seed=2)
    assert lab.picture._background is background
