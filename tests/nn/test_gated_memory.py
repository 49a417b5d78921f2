import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import nn

RNG = np.random.default_rng(3)
SHAPE = (7, 2)  # (time, units)


def run(time=9, features=2, units=3):
    weights = nn.LSTMWeights(
        RNG.normal(size=(features, 4 * units)),
        RNG.normal(size=(units, 4 * units)),
        RNG.normal(size=4 * units),
    )
    return nn.lstm(RNG.normal(size=(1, time, features)), weights)


def test_the_gates_of_an_lstm_make_its_cell_and_hidden_state():
    made = run()
    memory = nn.gated_memory(*(part[0] for part in made[:4]))
    assert_allclose(memory.cell, made.cell[0])
    assert_allclose(memory.hidden, made.hidden[0])


def test_twenty_times_nine_tenths_is_eighteen_and_shows_no_more_than_one():
    gate = np.ones(20)
    memory = nn.gated_memory(gate, gate, 0.9 * gate, gate)
    assert_allclose(memory.cell[-1], 18)
    assert memory.hidden.max() <= 1


def test_a_constant_forget_gate_leaves_its_power():
    shut, gate = np.zeros(50), np.full(50, 0.73)
    memory = nn.gated_memory(shut, gate, shut, shut, start=1.0)
    assert_allclose(memory.cell, 0.73 ** np.arange(1, 51))


def test_a_shut_forget_gate_erases_what_was_there():
    gate = np.ones(4)
    memory = nn.gated_memory(gate, 1 - gate, 0.3 * gate, gate, start=7.0)
    assert_allclose(memory.cell, 0.3)


def test_every_unit_keeps_to_itself():
    gates = RNG.uniform(size=(4, *SHAPE))
    together = nn.gated_memory(*gates).cell
    alone = nn.gated_memory(*gates[:, :, 1]).cell
    assert_allclose(together[:, 1], alone)


@pytest.mark.parametrize("shape", [(), (0,)])
def test_without_a_step_it_is_refused(shape):
    with pytest.raises(ValueError, match="a step at least"):
        nn.gated_memory(*[np.zeros(shape)] * 4)


def test_arrays_of_different_lengths_are_refused_with_their_shapes():
    with pytest.raises(ValueError, match=r"\(3,\), \(3,\), \(2,\), \(3,\)"):
        nn.gated_memory(*(np.zeros(n) for n in (3, 3, 2, 3)))


def test_nan_is_refused_by_name():
    gate = np.ones(3)
    with pytest.raises(ValueError, match="candidate holds NaN"):
        nn.gated_memory(gate, gate, gate * np.nan, gate)
