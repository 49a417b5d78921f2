"""A small part of what recurrent cells remember, made anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, nn

SWEEP = data.sweep("lstm_gates")


@pytest.fixture
def lstm(script):
    return script("lstm_gates")


def test_every_question_was_asked_of_every_choice(lstm):
    asked = {
        "korea": (lstm.CELLS, lstm.KOREA_GAPS),
        "recall": (lstm.BIASES, lstm.RECALL_GAPS),
        "one_bit": (lstm.CELLS, (60,)),
        "adding": (("SimpleRNN", "GRU", "LSTM"), (30,)),
    }
    for question, (first, second) in asked.items():
        assert list(SWEEP[question]) == [str(choice) for choice in first]
        for runs in SWEEP[question].values():
            assert list(runs) == [str(choice) for choice in second]
            assert {len(seeds) for seeds in runs.values()} == {len(lstm.SEEDS)}


def test_a_large_forget_bias_recalls_over_20_steps_again(lstm):
    stored = np.mean(SWEEP["recall"]["4"]["20"])
    assert_allclose(lstm.recall(4, 20, seed=5), stored, atol=0.2)


def test_the_simple_rnn_names_the_language_over_a_short_gap_again(lstm):
    stored = np.mean(SWEEP["korea"]["SimpleRNN"]["5"])
    assert_allclose(lstm.korea("SimpleRNN", 5, seed=5), stored, atol=0.2)


def opened():
    (network,) = data.networks("korea").values()
    (kernel, recurrent, bias), dense = network.weights
    return nn.LSTMWeights(kernel, recurrent, bias), dense


def test_the_stored_network_names_the_language_of_new_sentences():
    codes, answers = data.sentences(SWEEP["stored_gap"], 100, seed=77)
    lstm, dense = opened()
    hidden = nn.lstm(data.one_hot_words(codes), lstm).hidden[:, -1]
    assert np.mean(nn.dense(hidden, *dense).argmax(axis=1) == answers) > 0.95


def test_nn_computes_the_stored_network_as_keras_does():
    import keras

    (network,) = data.networks("korea").values()
    layers = [getattr(keras.layers, name)(**more) for name, more in network.stack]
    x = data.one_hot_words(data.sentences(12, 5).codes)
    model = keras.Sequential([keras.Input(x.shape[1:]), *layers])
    model.set_weights([array for layer in network.weights for array in layer])
    lstm, dense = opened()
    ours = nn.softmax(nn.dense(nn.lstm(x, lstm).hidden[:, -1], *dense))
    assert_allclose(ours, model(x), atol=1e-5)


def test_the_forget_bias_is_written_where_keras_has_the_forget_gate(lstm):
    layer, _ = lstm.layers_of("LSTM", 4.0, lstm.answers(8))
    layer.build((None, 3, 2))
    forget = layer.get_weights()[2].reshape(4, -1)
    assert_allclose(forget, np.outer([0, 4, 0, 0], np.ones(lstm.UNITS)))


def test_the_lstm_of_keras_starts_with_forget_bias_1(lstm):
    import keras

    layer = keras.layers.LSTM(3)
    layer.build((None, 3, 2))
    assert_allclose(layer.get_weights()[2].reshape(4, -1)[:, 0], [0, 1, 0, 0])
