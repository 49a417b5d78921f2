"""Lab: a sentence says a country, chats, and asks for the language."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data
from helpers.labs.lstm_gates.korea import korea

SWEEP = data.sweep("lstm_gates")


@pytest.fixture(scope="module")
def one_lab():
    return korea()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(gap=20, country="Korea", view="change", others=0)
    return one_lab


@pytest.fixture(scope="module")
def keras_model():
    import keras

    (network,) = data.networks("korea").values()
    layers = [getattr(keras.layers, name)(**more) for name, more in network.stack]
    words = len(data.vocabulary())
    model = keras.Sequential([keras.Input((None, words)), *layers])
    model.set_weights([array for layer in network.weights for array in layer])
    return model


@pytest.mark.parametrize("country", data.LANGUAGES)
def test_the_network_names_the_language_of_every_country(lab, country):
    lab.move(country=country)
    assert lab.result.answer == data.LANGUAGES[country]
    assert f"answers {data.LANGUAGES[country]}" in lab.sentence


@pytest.mark.parametrize("gap", [0, 20, 40])
def test_the_probabilities_are_those_of_keras(lab, keras_model, gap):
    lab.move(gap=gap, country="Italy", others=3)
    x = data.one_hot_words(data.word_codes(" ".join(lab.result.words)))[None]
    assert_allclose(lab.result.probabilities, keras_model(x)[0], atol=1e-4)


def test_the_sentence_read_has_the_gap_and_the_country(lab):
    lab.move(gap=7, country="Spain")
    words = lab.result.words
    assert len(words) == 17 and words[4] == "Spain"
    assert words[-3:] == ("I", "speak", "fluent")


def test_another_country_stands_among_the_same_fillers(lab):
    before = lab.result.words
    lab.move(country="China")
    assert [i for i, w in enumerate(lab.result.words) if w != before[i]] == [4]


def test_other_fillers_are_other_words(lab):
    before = lab.result.words[6:-4]
    lab.move(others=1)
    assert lab.result.words[6:-4] != before


def test_nothing_is_changed_before_the_country_is_said(lab):
    assert_allclose(lab.result.change[:4], 0, atol=1e-12)
    assert lab.result.kept[4] > 0.1


def test_the_changes_of_all_countries_cancel(lab):
    changes = []
    for country in data.LANGUAGES:
        lab.move(country=country)
        changes.append(lab.result.change)
    assert_allclose(np.sum(changes, axis=0), 0, atol=1e-9)


def test_the_network_goes_on_writing_the_country(lab):
    assert lab.result.kept[-1] > 5 * lab.result.kept[4]
    assert "has grown" in lab.sentence


def test_a_wrong_answer_is_called_wrong(lab):
    wrong = 0
    for country in data.LANGUAGES:  # without a gap, which it never learned from
        lab.move(gap=0, country=country)
        right = lab.result.answer == lab.result.language
        assert ("wrongly" in lab.sentence) == (not right)
        wrong += not right
    assert wrong > 0


def test_over_a_long_gap_the_simple_rnn_fails_and_the_large_bias_holds(lab):
    lab.move(gap=30)
    accuracy = lab.result.accuracy
    assert accuracy["SimpleRNN"][-1].mean() < 0.6
    assert accuracy["LSTM, forget bias 4"][-1].mean() > 0.9


def test_the_sentence_tells_the_figures_of_the_nearest_gap(lab):
    lab.move(gap=28)
    for name in ("SimpleRNN", "LSTM, forget bias 4"):
        assert f"{np.mean(SWEEP['korea'][name]['30']):.0%}" in lab.sentence


@pytest.mark.parametrize(
    "values", [{"gap": 35}, {"country": "Turkey"}, {"others": 1, "gap": 3}]
)
def test_every_control_of_the_sentence_changes_what_is_said(lab, values):
    before = lab.sentence
    lab.move(**values)
    assert lab.sentence != before


def test_the_map_shows_the_changes_unit_by_unit(lab):
    assert_allclose(lab.picture.map.get_array(), lab.result.change.T)


def test_the_map_can_show_the_cells_themselves(lab):
    lab.move(view="cell")
    assert_allclose(lab.picture.map.get_array(), lab.result.cell.T)
    assert "cell state" in lab.picture.map_title.get_text()


def test_the_map_ends_with_the_sentence(lab):
    lab.move(gap=12)
    assert lab.picture.map.get_extent()[:2] == [-0.5, 21.5]
    assert list(lab.picture.asked.get_xdata()) == [18, 18]


def test_the_bars_are_the_probabilities(lab):
    widths = [bar.get_width() for bar in lab.picture.bars]
    assert_allclose(widths, lab.result.probabilities)


def test_the_mark_points_at_the_right_answer(lab):
    lab.move(country="Italy")
    assert list(lab.picture.right.get_ydata()) == [2]


def test_the_sentence_is_written_whole(lab):
    lab.move(gap=40)
    text = lab.picture.sentence.texts[0].replace("\n", " ")
    assert text == " ".join(lab.result.words) + " …"


def test_the_cursor_stands_at_the_gap(lab):
    lab.move(gap=13)
    assert list(lab.picture.cursor.get_xdata()) == [13, 13]


def test_the_axes_keep_their_limits(lab):
    def limits():
        return [(*a.get_xlim(), *a.get_ylim()) for a in lab.picture.figure.axes]

    before = limits()
    lab.move(gap=40, country="Spain", view="cell")
    assert limits() == before


def test_another_sentence_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(gap=33, country="Spain", others=2)
    assert lab.picture._background is background


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = korea().controls
    assert {name: control.value for name, control in opened.items()} == {
        name: control.value for name, control in lab.controls.items()
    }
