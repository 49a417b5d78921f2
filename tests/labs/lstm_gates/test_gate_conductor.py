"""Lab: gates over time, drawn by hand or opened from a trained layer."""

import keras
import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn
from helpers.draw.lstm_gates.gate_conductor import ROWS
from helpers.labs.lstm_gates import gate_conductor as module
from helpers.labs.lstm_gates.gate_conductor import STEPS, gate_conductor

NOTHING = np.full((4, STEPS), np.nan)


@pytest.fixture(scope="module")
def one_lab():
    return gate_conductor()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(step=12, preset="remember one spike", drawing=NOTHING)
    return one_lab


@pytest.fixture(scope="module")
def layer():
    """Return a layer of three units, what it reads, and what it shows and keeps."""
    keras.utils.set_random_seed(1)
    x = np.random.default_rng(1).normal(size=(2, 9, 4)).astype(np.float32)
    lstm = keras.layers.LSTM(3, return_sequences=True)
    hidden = np.array(lstm(x))
    states = keras.layers.RNN(_Telltale(lstm.cell), return_sequences=True)
    return nn.LSTMWeights(*lstm.get_weights()), x, hidden, np.array(states(x))


class _Telltale(keras.layers.Layer):
    """A cell that returns its memory instead of its hidden state."""

    def __init__(self, cell):
        super().__init__()
        self.cell, self.state_size = cell, cell.state_size

    def call(self, inputs, states, training=False):
        _, after = self.cell(inputs, states)
        return after[1], after


@pytest.fixture(scope="module")
def one_trained(layer):
    return gate_conductor(*layer[:2])


@pytest.fixture
def trained(one_trained):
    """Return the lab of a trained layer as it is when opened."""
    nothing = np.full((4, 9), np.nan)
    one_trained.move(step=9, sequence=1, unit=1, quantity="cell", drawing=nothing)
    return one_trained


def drawn(lab, name):
    """Return the heights of the bars in one row of the picture, as gates."""
    bars = lab.picture.bars[ROWS.index(name)]
    return np.array([path.vertices[2, 1] for path in bars.get_paths()]) / 10


def test_counting_up_reaches_eighteen_and_shows_no_more_than_one(lab):
    lab.move(preset="count up", step=24)
    assert_allclose(lab.result.cell[-1], 18)
    assert np.abs(lab.result.hidden).max() <= 1
    assert "as far as 18.00, the hidden state never beyond ±1.00" in lab.sentence


def test_one_spike_is_kept_while_the_candidate_goes_on(lab):
    result = lab.result
    assert_allclose(result.cell[3:], 0.9)
    assert np.ptp(result.candidate[4:]) > 1
    assert_allclose(result.hidden[4:18], 0)


def test_a_reset_starts_the_count_anew(lab):
    lab.move(preset="reset in the middle")
    cell = lab.result.cell
    assert_allclose(cell[[11, 12, 23]], [2.4, 0.2, 2.4])


@pytest.mark.parametrize(
    ("preset", "gate"), [("forget slowly", 0.9), ("forget as Keras starts", 0.73)]
)
def test_a_constant_forget_gate_leaves_its_power(lab, preset, gate):
    lab.move(preset=preset)
    assert_allclose(lab.result.cell[1:], 0.9 * gate ** np.arange(STEPS - 1))


def test_overwriting_leaves_the_last_candidate_written(lab):
    lab.move(preset="overwrite")
    result = lab.result
    assert_allclose(result.cell[17:], result.candidate[17])


@pytest.mark.parametrize("preset", module._presets())
def test_gates_of_presets_lie_between_their_ends(preset):
    parts = module._presets()[preset]
    gates = np.delete(parts, ROWS.index("candidate"), axis=0)
    assert parts.shape == (4, STEPS)
    assert gates.min() >= 0 and np.abs(parts).max() <= 1


def test_a_trained_unit_keeps_korea_to_the_end_of_the_sentence(lab):
    lab.move(preset=module.TRAINED, step=5)
    assert "“Korea”" in lab.sentence
    cell = np.abs(lab.result.cell)
    assert cell[-1] > cell[4] / 2


def test_erasing_the_trained_memory_loses_what_was_read(lab):
    lab.move(preset=module.TRAINED)
    kept = lab.result.cell[5]
    lab.move(forget_gate=(6, 0))
    assert abs(lab.result.cell[5]) < abs(kept) / 2


def test_a_drawn_bar_changes_the_memory_from_there_on(lab):
    before = lab.result.cell
    lab.move(forget_gate=(10.2, 5.1))
    assert lab.result.forget_gate[9] == 0.5
    assert_allclose(lab.result.cell[:9], before[:9])
    assert_allclose(lab.result.cell[9:], before[9:] / 2)


def test_bars_drawn_one_after_the_other_all_stay(lab):
    lab.move(input_gate=(6, 10))
    lab.move(input_gate=(7, 10))
    lab.move(candidate=(7, -10))
    assert_allclose(lab.result.input_gate[[5, 6]], 1)
    assert lab.result.candidate[6] == -1


def test_the_pointer_draws_as_the_hand_does(lab):
    page = lab.children[-1]
    page.pointer = {"name": "output_gate", "x": 3.0, "y": 8.0}
    assert lab.result.output_gate[2] == 0.8
    assert page.marker == {"name": "output_gate", "x": 3.0, "y": 8.0, "step": 1.0}


def test_a_stroke_shows_one_frame_only(lab, monkeypatch):
    shown = []
    monkeypatch.setattr(lab.picture, "frame", lambda: shown.append(1) or b"")
    lab.children[-1].pointer = {"name": "forget_gate", "x": 3.0, "y": 4.0}
    assert len(shown) == 1


def test_another_preset_shows_one_frame_only(lab, monkeypatch):
    shown = []
    monkeypatch.setattr(lab.picture, "frame", lambda: shown.append(1) or b"")
    lab.controls["preset"].set("count up")
    assert len(shown) == 1


def test_a_bar_cannot_be_drawn_beyond_its_ends(lab):
    lab.move(forget_gate=(0.5, -1.1), candidate=(24.6, 11.2))
    assert lab.result.forget_gate[0] == 0
    assert lab.result.candidate[-1] == 1


def test_the_same_stroke_draws_again_after_it_was_taken_back(lab):
    lab.move(forget_gate=(5, 0))
    lab.move(drawing=NOTHING)
    assert not lab.result.touched.any()
    lab.move(forget_gate=(5, 0))
    assert lab.result.forget_gate[4] == 0


def test_the_button_takes_the_drawing_back(lab):
    lab.move(forget_gate=(5, 0))
    lab.controls["drawing"].view.children[0].click()
    assert lab.result.forget_gate[4] == 1


def test_another_preset_begins_without_the_drawing(lab):
    lab.move(forget_gate=(5, 0))
    lab.move(preset="count up")
    assert not lab.result.touched.any()


def test_the_bars_are_the_gates(lab):
    lab.move(preset="overwrite", candidate=(9, -4))
    for name in ROWS:
        assert_allclose(drawn(lab, name), getattr(lab.result, name))
    bars = [path.vertices[2, 1] for path in lab.picture.bars[4].get_paths()]
    assert_allclose(bars, lab.result.cell)


def test_what_the_hand_drew_is_marked(lab):
    lab.move(candidate=(9, -4))
    assert_allclose(lab.picture.marks[2].get_xydata(), [[9, -4]])


def test_the_heat_map_shows_gates_cell_and_hidden_state(lab):
    result = lab.result
    rows = [*(getattr(result, name) for name in ROWS), result.cell, result.hidden]
    assert_allclose(lab.picture.heat.get_array(), rows)


def test_steps_to_come_are_grey(lab):
    lab.move(step=7)
    colors = lab.picture.bars[0].get_facecolor()
    past, to_come = {tuple(c) for c in colors[:7]}, {tuple(c) for c in colors[7:]}
    assert len(past) == len(to_come) == 1 and past != to_come


def test_the_sentence_walks_with_the_step(lab):
    lab.move(step=20)
    assert lab.sentence.startswith("Step 20 of 24:")
    assert "The output gate (1.00) shows 0.72" in lab.sentence


def test_playing_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(step=20, candidate=(3, 2))
    assert lab.picture._background is background


def limits(lab):
    return [(*a.get_xlim(), *a.get_ylim()) for a in lab.picture.figure.axes]


def test_the_axes_keep_their_limits(lab):
    before = limits(lab)
    lab.move(preset="forget slowly", step=24)
    lab.move(input_gate=(3, 10), candidate=(3, -10))
    assert limits(lab) == before


def test_the_scale_of_the_cell_grows_when_it_must(lab):
    assert lab.picture.cell.get_ylim()[1] < 2
    lab.move(preset="count up")
    assert lab.picture.cell.get_ylim()[1] > 18


def test_the_scale_of_the_cell_is_one_for_all_units(trained):
    before = limits(trained)
    trained.move(unit=3, sequence=2, quantity="hidden")
    assert limits(trained) == before


def test_a_trained_layer_shows_what_keras_computes(trained, layer):
    hidden, cell = layer[2:]
    trained.move(sequence=2, unit=3)
    assert_allclose(trained.result.hidden, hidden[1, :, 2], atol=1e-5)
    assert_allclose(trained.result.cell, cell[1, :, 2], atol=1e-5)


@pytest.mark.parametrize(("quantity", "place"), [("hidden", 2), ("cell", 3)])
def test_the_heat_map_of_a_trained_layer_has_a_row_for_every_unit(
    trained, layer, quantity, place
):
    trained.move(sequence=2, quantity=quantity)
    assert_allclose(trained.picture.heat.get_array(), layer[place][1].T, atol=1e-5)


def test_the_frame_in_the_heat_map_is_round_the_unit(trained):
    trained.move(unit=2)
    corners = trained.picture.frame_of_unit.get_paths()[0].vertices
    assert set(corners[:, 1]) == {0.5, 1.5}


def test_drawing_over_a_trained_gate_changes_that_unit_alone(trained):
    before = trained.result.heat.copy()
    trained.move(unit=2, forget_gate=(4, 0))
    changed = np.abs(trained.result.heat - before).max(axis=1) > 1e-6
    assert changed.tolist() == [False, True, False]


def test_another_unit_begins_without_the_drawing(trained):
    trained.move(forget_gate=(4, 0))
    trained.move(unit=2)
    assert not trained.result.touched.any()


def test_the_word_that_comes_in_is_said(layer):
    words = [list("abcdefghi")] * 2
    lab = gate_conductor(*layer[:2], labels=words)
    lab.move(step=3)
    assert lab.sentence.startswith("Unit 1, step 3 of 9, “c”:")
    assert lab.picture.incoming.texts == ["c"]


def test_weights_without_an_input_are_refused(layer):
    with pytest.raises(ValueError, match="x is missing"):
        gate_conductor(layer[0])


def test_words_that_do_not_fit_are_refused(layer):
    with pytest.raises(ValueError, match="2 sequences of 9 words"):
        gate_conductor(*layer[:2], labels=[["a"] * 9])


def test_it_opens_as_the_other_tests_find_it(lab):
    opened = gate_conductor()
    assert opened.sentence == lab.sentence
    assert opened.controls["step"].value == 12
