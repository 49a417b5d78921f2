"""What a learner's function may do to a lab: every lab that takes one, every fault."""

import copy
import functools
import inspect
import re
from types import SimpleNamespace

import numpy as np
import pytest

from helpers import check, data, labs, nn
from helpers.draw import Picture
from helpers.labs import Lab
from helpers.labs.controls import ask, slider


def honest(**_):
    epochs = data.sweep("train_below_validation")["epochs"]
    scores = {"accuracy": [0.5] * epochs, "loss": [0.5] * epochs}
    ways = ("reported", "all on", "validation", "honest")
    return {how: scores for how in ways}


def trained_pair(problem, **_):
    stored = data.sweep("last_layer")[problem]["linear"]["mean_squared_error"]
    outputs = np.transpose(stored["outputs"])
    return SimpleNamespace(outputs=outputs, score=0.5)


def half(**_):
    return 0.5


def shares(**_):
    return dict.fromkeys(("right", "down", "right and down"), [0.5] * 4)


RIGHT = {
    "one_neuron": ("neuron", check.neuron.reference),
    "valley_race": ("step", lambda w, g, state: (w - 0.01 * g, np.zeros(2))),
    "zero_or_almost": ("soft_threshold", nn.soft_threshold),
    "dropout_scales": ("drop", nn.inverted_dropout),
    "leak_detector": ("split", nn.k_fold),
    "filter": ("convolve", check.convolve_by_hand.reference),
    "pool_by_hand": ("pool", check.max_pool_by_hand.reference),
    "augmenter": ("steps", lambda images, rng: 1 - images),
    "one_cell": ("step", check.lstm_step.reference),
    "hidden_size": ("train", half),
    "forget_bias": ("train", half),
    "cut_point": ("train", half),
    "strength_dial": ("train", lambda **_: [0.5] * 6),
    "shift_staircase": ("train", shares),
    "train_below_validation": ("train", honest),
    "last_layer": ("train", trained_pair),
}
"""The argument of every lab that takes a function, and one that does it right."""

MOVES = {
    "one_neuron": {"bias": 1.5},
    "valley_race": {"start": (1.0, 1.0)},
    "zero_or_almost": {"power": 0.0},
    "dropout_scales": {"rate": 0.5},
    "leak_detector": {"seed": 1},
    "filter": {"operation": "convolve"},
    "pool_by_hand": {"pool_size": 3},
    "augmenter": {"seed": 1},
    "one_cell": {"x": -1.0},
}
"""A move after which the function is asked anew; the others are asked by a button."""


def raise_an_error(right, *args, **kwargs):
    return 1 / 0


def be_stopped_by_hand(right, *args, **kwargs):
    raise KeyboardInterrupt


def ask_for_all_memory(right, *args, **kwargs):
    return np.zeros(10**15)


def return_nothing(right, *args, **kwargs):
    right(*args, **kwargs)


def return_a_text(right, *args, **kwargs):
    return "half"


def return_another_shape(right, *args, **kwargs):
    return np.ones((2, 3, 5))


def return_nan(right, *args, **kwargs):
    return spoiled(right(*args, **kwargs))


def change_the_input(right, *args, **kwargs):
    kept = copy.deepcopy((args, kwargs))
    for array in [*args, *kwargs.values()]:
        if isinstance(array, np.ndarray):
            array[...] = 99
    return right(*kept[0], **kept[1])


FAULTS = {
    raise_an_error: "stopped.*ZeroDivisionError, division by zero",
    be_stopped_by_hand: "was stopped by hand",
    ask_for_all_memory: "needs more memory than there is",
    return_nothing: "returned nothing|not None|must return",
    return_a_text: "must return|must hold",
    return_another_shape: "must return|must hold",
    return_nan: "NaN|must hold",
}
"""What a function may do wrong, and what the learner must read."""


def spoiled(value):
    """Return a value of the same kind in which every number is NaN."""
    if isinstance(value, dict):
        return {name: spoiled(entry) for name, entry in value.items()}
    if isinstance(value, tuple | list):
        return (
            type(value)(map(spoiled, value))
            if type(value) in (tuple, list)
            else (type(value)(*map(spoiled, value)))
        )
    if isinstance(value, SimpleNamespace):
        return SimpleNamespace(**spoiled(vars(value)))
    return np.asarray(value) * np.nan if np.ndim(value) else np.nan


class Bench:
    """A lab with a function that does right until ``fault`` is set."""

    def __init__(self, name):
        self.name, self.fault = name, None
        self.argument, self.right = RIGHT[name]
        self.lab = self.make()
        self.first = self.lab.sentence
        self.start = {n: c.value for n, c in self.lab.controls.items() if not c.asks}

    def function(self, *args, **kwargs):
        if self.fault is None:
            return self.right(*args, **kwargs)
        return self.fault(self.right, *args, **kwargs)

    def make(self):
        function = functools.partial(self.function)
        given = [function] if self.argument == "steps" else function
        return getattr(labs, self.name)(**{self.argument: given})

    def go(self):
        """Make the lab call its function, as a hand would; return what it says then."""
        if self.name in MOVES:
            self.lab.move(**MOVES[self.name])
        else:
            (asked,) = [c for c in self.lab.controls.values() if c.asks]
            asked.view.children[0].click()
        return self.lab.problem or self.lab.sentence


@pytest.fixture(scope="module")
def benches():
    """Keep the labs that ask their function anew with every move."""
    return {name: Bench(name) for name in MOVES}


@pytest.fixture
def bench(request, benches):
    """Return a lab at its start; one that trains is new: it remembers what it gave."""
    bench = benches.get(request.param) or Bench(request.param)
    yield bench
    bench.fault = None
    bench.lab.move(**bench.start)


every_lab = pytest.mark.parametrize("bench", RIGHT, indirect=True)


def test_every_lab_that_takes_a_function_is_tried():
    takes = {
        name
        for name in labs.LABS
        if "Callable" in str(inspect.signature(getattr(labs, name)))
    }
    assert takes == set(RIGHT)


@every_lab
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_is_told_in_one_sentence_and_the_lab_goes_on(bench, fault):
    if fault is return_nan and bench.name == "last_layer":
        pytest.skip("there NaN is an answer: it is what the lesson shows")
    bench.fault = fault
    said = bench.go()
    assert re.search(rf"(?i)\b(your|the training)\b.*({FAULTS[fault]})", said)
    assert "\n" not in said and "TypeError" not in said
    bench.fault = None
    bench.lab.move(**bench.start)
    assert (bench.lab.problem, bench.lab.sentence) == ("", bench.first)


@every_lab
def test_a_function_that_changes_its_input_changes_nothing_else(bench):
    bench.fault = change_the_input
    said = bench.go()
    healthy = Bench(bench.name)
    assert healthy.first == bench.first
    assert said == healthy.go() or "your step changed the weights" in said


def test_the_line_of_the_learners_code_is_quoted():
    def neuron(x, weights, bias):
        return x[2]

    said = labs.one_neuron(neuron=neuron).problem
    assert "in line" in said and '"return x[2]": IndexError' in said


class Blank(Picture):
    """No picture at all."""

    size = (2.0, 1.0)

    def build(self, figure):
        """Make nothing."""

    def show(self, result):
        """Show nothing."""


def asking(train):
    size = slider("Size", 0, 9, 1)
    return Lab(
        lambda size, place=None: place and train(**place),
        Blank(),
        lambda result: f"Trained: {result}.",
        size=size,
        place=ask("Train", size=size),
    )


def test_a_training_that_failed_is_not_tried_again_by_the_next_move():
    calls = []

    def train(size):
        calls.append(size)
        raise KeyboardInterrupt

    lab = asking(train)
    lab.controls["place"].view.children[0].click()
    assert "stopped by hand" in lab.problem
    lab.move(size=5)
    assert (calls, lab.problem, lab.sentence) == ([1], "", "Trained: None.")


def test_a_training_that_failed_leaves_the_one_before():
    def train(size):
        if size == 5:
            raise ValueError("no memory left")
        return size

    lab = asking(train)
    (button,) = lab.controls["place"].view.children
    button.click()
    lab.move(size=5)
    button.click()
    assert lab.problem == "no memory left"
    lab.move(size=7)
    assert lab.sentence == "Trained: 1."


def test_a_picture_for_which_there_is_no_memory_says_so():
    def compute(size):
        raise MemoryError

    lab = Lab(compute, Blank(), str, size=slider("Size", 0, 9, 1))
    assert lab.problem.startswith("There is not enough memory for this picture")
