"""A network carried over: what is trained, and what must stay as it was."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data, train
from helpers.train import transfer


def test_the_same_seed_trains_the_same_network():
    how = ("dense", "frozen", 10, "which digit", 4)
    assert train.target_accuracy(*how) == train.target_accuracy(*how)


def test_kept_layers_start_as_the_source_left_them():
    model = transfer._model("conv 2", 5)
    transfer._start(model, "conv 2", 5, "fine-tuned", seed=0)
    for ours, theirs in zip(
        model.get_weights()[:4], train.source_weights(), strict=False
    ):
        assert_allclose(ours, theirs)


def test_from_scratch_no_layer_starts_as_the_source_left_it():
    model = transfer._model("conv 2", 5)
    transfer._start(model, "conv 2", 5, "from scratch", seed=0)
    assert np.abs(model.get_weights()[0] - train.source_weights()[0]).max() > 0.05


def test_fine_tuning_and_scratch_share_the_first_last_layer():
    model = transfer._model("conv 2", 5)
    heads = []
    for way in ("fine-tuned", "from scratch"):
        transfer._start(model, "conv 2", 5, way, seed=3)
        heads.append(model.get_weights()[-2])
    assert_allclose(*heads)


def test_a_frozen_base_is_never_trained():
    train.target_accuracy("conv 2", "frozen", 10, "which digit")
    model = transfer._model("conv 2", 5)
    for ours, theirs in zip(
        model.get_weights()[:4], train.source_weights(), strict=False
    ):
        assert_allclose(ours, theirs)


def test_a_read_out_that_can_be_perfect_becomes_so():
    samples = data.target_digits(10)
    model = transfer._model("conv 2", 5)
    transfer._start(model, "conv 2", 5, "frozen", seed=0)
    known = samples._replace(x_test=samples.x_train, y_test=samples.y_train)
    assert transfer._read_out(model, known) == 1.0


def test_training_begins_with_a_fresh_optimizer():
    samples = data.target_digits(10)
    model = transfer._model("conv 1", 5)
    results = []
    for _ in range(2):
        transfer._start(model, "conv 1", 5, "fine-tuned", seed=0)
        transfer._train(model, samples, 0.005, seed=0)
        results.append(model.get_weights()[0])
    assert_allclose(*results)


@pytest.mark.parametrize(
    ("kept", "way", "words"),
    [("conv 3", "frozen", "kept must be"), ("conv 1", "thawed", "way must be")],
)
def test_an_unknown_choice_is_refused(kept, way, words):
    with pytest.raises(ValueError, match=words):
        train.target_accuracy(kept, way, 10, "which digit")


def test_the_near_task_is_read_best_from_the_last_convolution():
    near = train.read_outs("which digit")
    assert max(near, key=near.get) == "conv 2"


def test_the_far_task_is_read_best_from_the_first_convolution():
    far = train.read_outs("blurred or sharp")
    assert list(far.values()) == sorted(far.values(), reverse=True)


def test_without_download_an_application_has_random_weights_and_says_so():
    model, words = train.application("MobileNetV2", (32, 32, 3), alpha=0.35)
    assert model.output_shape == (None, 1280)
    assert "random, because download is False" in words


def test_a_download_that_fails_is_told_in_one_sentence(monkeypatch):
    import keras

    def offline(weights, **how):
        if weights:
            raise OSError("no route\nto host")
        return "random"

    monkeypatch.setattr(keras.applications, "MobileNetV2", offline)
    model, words = train.application("MobileNetV2", (32, 32, 3), download=True)
    assert model == "random" and "loading failed: no route to host." in words


def test_an_application_that_keras_has_not_is_refused():
    with pytest.raises(ValueError, match="no MobileNet9"):
        train.application("MobileNet9", (32, 32, 3))
