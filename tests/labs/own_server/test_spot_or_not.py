"""Lab: a machine that may be taken away is cheap, if the work is saved in between."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.own_server.spot_or_not import spot_or_not


@pytest.fixture(scope="module")
def one_lab():
    return spot_or_not()


@pytest.fixture
def lab(one_lab):
    """Return the lab as it is when opened."""
    one_lab.move(work=10.0, rate=0.2, checkpoint=0.0, discount=65, draw=0)
    return one_lab


def test_without_checkpoints_spot_costs_more_than_on_demand(lab):
    assert lab.result.price == pytest.approx(1.12, abs=0.01)
    assert "31.9 hours are billed" in lab.sentence


def test_with_checkpoints_it_costs_a_third(lab):
    lab.move(checkpoint=0.5)
    assert lab.result.price == pytest.approx(0.37, abs=0.005)
    assert "a checkpoint every 30 minutes: 10.5 hours" in lab.sentence


def test_without_interruptions_only_the_discount_counts(lab):
    lab.move(rate=0.0, discount=40)
    assert lab.result.price == pytest.approx(0.6)
    assert all(job.hours == 10.0 for job in lab.result.jobs)


def test_the_runs_agree_with_the_formula(lab):
    assert lab.result.simulated == pytest.approx(lab.result.expected, rel=0.15)


def test_another_draw_gives_other_runs_of_the_same_price(lab):
    before, price = lab.result.jobs[0].hours, lab.result.price
    hours = [job.hours for job in lab.result.jobs]
    lab.move(draw=1)
    assert [job.hours for job in lab.result.jobs] != hours
    assert lab.result.price == price and before


def test_the_curve_of_the_price_goes_through_the_mark(lab):
    x, y = lab.picture.here.get_xydata()[0]
    assert_allclose(y, np.interp(x, *lab.picture.with_them.get_data()))


def test_the_bars_are_as_long_as_the_stints(lab):
    job = lab.result.jobs[1]
    shown = [p.vertices for p in lab.picture.kept.get_paths()]
    row = [
        box for box in shown if np.ptp(box[:, 0]) and abs(box[:, 1].mean() - 2) < 0.2
    ]
    width = sum(np.ptp(box[:, 0]) for box in row)
    assert width == pytest.approx(min(job.kept.sum(), 60))


def test_a_run_beyond_the_axis_is_written_down(lab):
    lab.move(work=20.0, rate=0.3)
    assert any(text.startswith("→") for text in lab.picture.ends.texts)
