"""Lab: one LSTM cell with the number on every wire."""

import keras
import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.check.lstm_gates import lstm_step
from helpers.labs.lstm_gates.one_cell import KERNEL, RECURRENT_KERNEL, one_cell

START = {
    "previous_cell": 1.0,
    "previous_hidden": 0.5,
    "x": 1.0,
    "forget_bias": 1.0,
    "input_bias": 0.0,
    "output_bias": 0.0,
    "forget_gate": "left free",
    "input_gate": "left free",
    "output_gate": "left free",
}


@pytest.fixture(scope="module")
def one_lab():
    return one_cell()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(**START)
    return one_lab


def held(lab, forget, write, reveal):
    gates = {"forget_gate": forget, "input_gate": write, "output_gate": reveal}
    words = {None: "left free", 0: "held at 0", 1: "held at 1"}
    lab.move(**{name: words[value] for name, value in gates.items()})
    return lab.result.cell, lab.result.hidden


def numbers(lab):
    return [float(text.replace("−", "-")) for text in lab.picture.numbers.texts]


def wire(lab, number):
    """Return width and colour of one wire; the first is the old cell state."""
    wires = lab.picture.wires
    return wires.get_linewidth()[number], tuple(wires.get_color()[number])


def by_keras(result):
    cell = keras.layers.LSTMCell(1)
    cell.build((1, 1))
    cell.set_weights([KERNEL, RECURRENT_KERNEL, result.biases])
    states = [np.array([[s]]) for s in (result.previous_hidden, result.previous_cell)]
    _, (hidden, memory) = cell(np.array([[result.x]]), states)
    return memory.numpy().item(), hidden.numpy().item()


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"x": -2.0, "previous_hidden": -1.0},
        {"previous_cell": -3.0, "forget_bias": 5.0, "output_bias": -4.0},
        {"input_bias": 3.0, "x": 0.0},
    ],
)
def test_it_computes_what_the_cell_of_keras_computes(lab, values):
    lab.move(**values)
    memory, hidden = by_keras(lab.result)
    assert_allclose(lab.result.cell, memory, atol=1e-6)
    assert_allclose(lab.result.hidden, hidden, atol=1e-6)


@pytest.mark.parametrize(
    ("gates", "cell", "hidden"),
    [
        ((1, 0, 1), 1.0, 0.76),
        ((0, 1, 1), 0.8, 0.66),
        ((1, 1, 1), 1.8, 0.95),
        ((1, 0, 0), 1.0, 0.0),
    ],
)
def test_held_gates_give_what_the_ledger_says(lab, gates, cell, hidden):
    assert_allclose(held(lab, *gates), (cell, hidden), atol=0.005)


def test_the_parts_on_the_line_add_up(lab):
    result = lab.result
    assert result.cell == pytest.approx(result.kept + result.written)


def test_the_sums_are_what_the_gates_squash(lab):
    result = lab.result
    gates = 1 / (1 + np.exp(-result.sums[[0, 1, 3]]))
    assert_allclose(result.gates[[0, 1, 3]], gates)
    assert_allclose(result.gates[2], np.tanh(result.sums[2]))


def test_a_held_gate_does_not_move_with_its_bias(lab):
    lab.move(forget_gate="held at 1")
    before = lab.result.cell
    lab.move(forget_bias=-5.0)
    assert lab.result.cell == before


def test_letting_a_gate_go_brings_its_bias_back(lab):
    before = lab.result.gates
    held(lab, 0, 1, 1)
    held(lab, None, None, None)
    assert_allclose(lab.result.gates, before)


def test_the_sentence_says_what_was_forgotten_written_and_shown(lab):
    lab.move(
        previous_cell=3.0,
        forget_gate="held at 0",
        input_gate="held at 1",
        output_gate="held at 1",
    )
    assert "keeps 0.00: 3.00 is forgotten" in lab.sentence
    assert "lets 0.80 be written" in lab.sentence
    assert "tanh(0.80) = 0.66 the output gate (1.00) shows 0.66" in lab.sentence


@pytest.mark.parametrize("name", ["previous_cell", "previous_hidden", "x"])
def test_what_comes_in_changes_what_is_said(lab, name):
    before = lab.sentence
    lab.move(**{name: -0.5})
    assert lab.sentence != before


def test_every_wire_carries_its_number(lab):
    lab.move(previous_cell=-2.0)
    result = lab.result
    wanted = [
        result.previous_cell,
        result.previous_hidden,
        result.x,
        *result.gates[[1, 0, 2, 3]],
        result.kept,
        result.written,
        result.cell,
        result.squashed,
        result.hidden,
    ]
    assert_allclose(numbers(lab), wanted, atol=0.00501)


def test_a_thicker_wire_carries_a_larger_number(lab):
    thin = wire(lab, 0)[0]
    lab.move(previous_cell=3.0)
    assert wire(lab, 0)[0] > thin


def test_a_number_below_zero_has_another_colour(lab):
    above = wire(lab, 0)[1]
    lab.move(previous_cell=-1.0)
    assert wire(lab, 0)[1] != above


def test_the_picture_says_which_gate_is_held(lab):
    lab.move(output_gate="held at 0")
    texts = lab.picture.sums.texts
    assert [text.startswith("held") for text in texts] == [False, False, False, True]


def test_moving_leaves_the_background_alone(lab):
    background = lab.picture._background
    lab.move(previous_cell=3.0, forget_gate="held at 1")
    assert lab.picture._background is background


def test_a_right_step_of_ones_own_agrees():
    assert "says the same" in one_cell(step=lstm_step.reference).sentence


def test_a_wrong_step_of_ones_own_is_shown_with_its_numbers():
    def forgets_all(x, h, c, *weights):
        return lstm_step.reference(x, h, 0 * c, *weights)

    lab = one_cell(step=forgets_all)
    assert f"otherwise: cell state {lab.result.written:.2f}" in lab.sentence


def test_an_empty_step_is_said_to_be_empty():
    def unwritten(x, h, c, kernel, recurrent_kernel, bias):
        raise NotImplementedError

    assert "still empty" in one_cell(step=unwritten).problem


def test_a_step_that_returns_one_state_is_refused():
    lab = one_cell(step=lambda x, h, c, *weights: h)
    assert "must return the hidden and the cell state" in lab.problem


def test_a_step_that_returns_many_numbers_is_refused():
    lab = one_cell(step=lambda x, h, c, *weights: (np.zeros(4), c))
    assert "one number for each state, not [4, 1]" in lab.problem


def test_it_opens_as_the_other_tests_find_it():
    opened = one_cell().controls
    assert {name: control.value for name, control in opened.items()} == START
