import subprocess
import sys

import numpy as np
import pytest

from helpers import data
from helpers.data import stored
from helpers.data._files import stored_names


@pytest.mark.parametrize("name", stored_names("sweeps"))
def test_every_sweep_loads(name):
    assert data.sweep(name)


@pytest.mark.parametrize("name", stored_names("networks"))
def test_every_network_has_finite_float32_weights(name):
    for network in data.networks(name).values():
        for array in (array for pair in network.weights for array in pair):
            assert array.dtype == np.float32
            assert np.isfinite(array).all()


def test_every_layer_with_weights_has_its_pair():
    for network in data.networks("drag_the_digit").values():
        kinds = [layer for layer, _ in network.stack if layer in ("Conv2D", "Dense")]
        assert len(kinds) == len(network.weights)


def test_an_unknown_sweep_is_refused_with_the_names_there_are():
    with pytest.raises(ValueError, match=r"'nothing' among the sweeps.*cnn_shapes"):
        data.sweep("nothing")


def test_a_name_cannot_leave_the_folder():
    with pytest.raises(ValueError, match="among the networks"):
        data.networks("../claims")


@pytest.mark.parametrize("text", ["just words", "- without: an id", "- 3", ""])
def test_a_ledger_that_lists_no_claims_is_refused(monkeypatch, text):
    monkeypatch.setattr(stored, "read", lambda file: text.encode())
    with pytest.raises(ValueError, match="a list of claims, each with an id"):
        data.claims()


def test_a_ledger_that_is_no_yaml_is_refused_with_its_line(monkeypatch):
    monkeypatch.setattr(stored, "read", lambda file: b"- id: one\n- [")
    with pytest.raises(ValueError, match="YAML in line 2"):
        data.claims()


def test_the_ledger_comes_as_it_was_written(monkeypatch):
    monkeypatch.setattr(stored, "read", lambda file: b"- id: one\n  digits: 2\n...\n")
    assert data.claims() == [{"id": "one", "digits": 2}]


def test_importing_data_loads_nothing_heavy():
    heavy = "sklearn matplotlib PIL yaml tensorflow keras IPython"
    code = f"import sys, helpers.data; print(set({heavy.split()}) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "set()", done.stderr
