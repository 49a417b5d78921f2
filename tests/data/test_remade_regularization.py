"""A small part of what was trained for lesson 03, made anew with wide bands."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import data

BENCH = data.sweep("remedy_bench")
CLAIMS = data.sweep("regularization_claims")


@pytest.fixture
def bench(script):
    return script("remedy_bench")


@pytest.fixture
def claims(script):
    return script("regularization_claims")


def test_every_cell_of_the_bench_was_trained(bench):
    assert list(BENCH["runs"]) == [str(points) for points in bench.POINTS]
    for cells in BENCH["runs"].values():
        assert list(cells) == ["none", *bench.STRENGTHS]
        for remedy, strengths in bench.STRENGTHS.items():
            assert len(cells[remedy]) == len(strengths) - 1
            for run in cells[remedy]:
                assert len(run["histograms"]) == len(bench.EPOCHS)


def test_one_cell_of_the_bench_comes_out_again(bench):
    stored = BENCH["runs"]["240"]["L2"][2]
    found = bench.run("L2", 0.003, 240, last=100)
    for name in ("train", "validation", "test"):
        for what, band in (("loss", 0.05), ("accuracy", 0.05)):
            assert_allclose(found[name][what], stored[name][what][:2], atol=band)
    assert np.sum(found["histograms"][0]) == np.sum(stored["histograms"][0])


def test_a_network_without_a_remedy_learns_by_heart_again(bench):
    stored = BENCH["runs"]["60"]["none"]
    found = bench.run("L2", 0.0, 60, last=300)
    assert_allclose(found["by_heart"][-1], stored["by_heart"][5], atol=0.2)


def test_the_penalties_are_on_every_kernel_and_on_no_bias(bench):
    model = bench.network("L1", 0.001)
    kernels = [layer.kernel for layer in bench.dense(model)]
    wanted = 0.001 * sum(np.abs(kernel).sum() for kernel in kernels)
    assert len(model.losses) == len(kernels)
    assert_allclose(float(sum(model.losses)), wanted, rtol=1e-5)


def test_a_map_comes_back_from_its_text(bench):
    from base64 import b64decode
    from zlib import decompress

    rng = np.random.default_rng(0)
    maps = rng.integers(0, bench.LEVELS, (3, bench.ROWS, bench.COLUMNS), np.uint8)
    steps = np.frombuffer(decompress(b64decode(bench.packed(list(maps)))), np.uint8)
    back = np.cumsum(steps.reshape(maps.shape), axis=2, dtype=np.uint8)
    assert np.array_equal(back, maps)


def test_every_question_was_asked_of_every_choice(claims):
    assert list(CLAIMS["remedies"]) == list(claims.REMEDIES)
    assert list(CLAIMS["capacity"]) == [str(count) for count in claims.FEATURES]
    for figures in CLAIMS["remedies"].values():
        assert {len(seeds) for seeds in figures.values()} == {len(claims.SEEDS)}


@pytest.mark.parametrize("name", ["10 epochs", "12 units"])
def test_a_remedy_helps_as_much_again(claims, name):
    stored = CLAIMS["remedies"][name]["test"]
    assert_allclose(claims.remedy(name, seed=5)["test"], np.mean(stored), atol=0.08)


@pytest.mark.parametrize(("features", "band"), [(200, 0.12), (1600, 0.05)])
def test_the_error_by_capacity_comes_out_again(claims, features, band):
    stored = np.mean(CLAIMS["capacity"][str(features)])
    assert_allclose(claims.capacity(features, seed=5), stored, atol=band)


def test_the_wrong_labels_are_wrong_and_the_rest_is_not(claims):
    _, noisy, _, _ = claims.digits(1250, 0.25, seed=0)
    truth = data.digits().y_train[:1250]
    assert np.mean(noisy != truth) == pytest.approx(0.25, abs=0.03)


def test_the_test_loss_of_keras_holds_the_penalty(claims):
    parts = claims.penalty_in_loss(seed=0)
    both = parts["crossentropy"] + parts["penalty"]
    assert parts["evaluate"] == pytest.approx(both, abs=1e-3)
