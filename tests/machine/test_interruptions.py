"""Billed hours: by the formula, drawn at once, and drawn moment for moment."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers import machine

JOBS = [(10.0, 0.2, 0.0), (10.0, 0.2, 0.5), (6.0, 0.3, 4.0), (7.0, 0.05, 2.0)]


@pytest.fixture
def rng():
    return np.random.default_rng(5)


@pytest.mark.parametrize("job", JOBS)
def test_the_mean_of_many_runs_is_that_of_the_formula(job, rng):
    runs = machine.interrupted_runs(*job, 20_000, rng)
    error = runs.std() / np.sqrt(len(runs))
    assert abs(runs.mean() - machine.billed_hours(*job)) < 5 * error


@pytest.mark.parametrize("job", JOBS)
def test_runs_drawn_moment_for_moment_have_the_same_mean(job, rng):
    hours = np.array([machine.interrupted_run(*job, rng).hours for _ in range(4000)])
    error = hours.std() / np.sqrt(len(hours))
    assert abs(hours.mean() - machine.billed_hours(*job)) < 5 * error


def test_the_job_of_the_guide():
    assert machine.billed_hours(10.0, 0.2) == pytest.approx(31.9, abs=0.1)
    assert machine.billed_hours(10.0, 0.2, 0.5) == pytest.approx(10.5, abs=0.05)


@pytest.mark.parametrize("checkpoint", [0.0, 0.7])
def test_without_interruptions_the_work_alone_is_billed(checkpoint, rng):
    assert machine.billed_hours(3.0, 0.0, checkpoint) == 3.0
    assert_allclose(machine.interrupted_runs(3.0, 0.0, checkpoint, 5, rng), 3.0)


def test_few_interruptions_are_nearly_none():
    assert machine.billed_hours(3.0, 1e-9) == pytest.approx(3.0)


@pytest.mark.parametrize("job", JOBS)
def test_what_is_kept_is_the_work(job, rng):
    stints = machine.interrupted_run(*job, rng)
    assert stints.kept.sum() == pytest.approx(job[0])
    assert (stints.lost >= -1e-9).all() and stints.lost[-1] == 0


def test_no_more_is_lost_at_once_than_lies_between_two_checkpoints(rng):
    stints = machine.interrupted_run(50.0, 0.3, 0.5, rng)
    assert stints.lost.max() < 0.5


def test_a_checkpoint_after_the_end_is_none():
    assert machine.billed_hours(4.0, 0.2, 9.0) == machine.billed_hours(4.0, 0.2)


def test_checkpoints_pay_more_the_closer_they_are():
    hours = [machine.billed_hours(10.0, 0.2, c) for c in (0.0, 5.0, 2.0, 1.0, 0.1)]
    assert hours == sorted(hours, reverse=True)


@pytest.mark.parametrize(
    ("job", "words"),
    [
        ((0.0, 0.2, 0.0), "work must be above 0"),
        ((float("nan"), 0.2, 0.0), "work must be above 0"),
        ((1.0, -0.1, 0.0), "rate must be 0 or more"),
        ((1.0, 0.1, -1.0), "checkpoint must be 0 or more"),
    ],
)
def test_impossible_jobs_are_refused(job, words):
    with pytest.raises(ValueError, match=words):
        machine.billed_hours(*job)
