"""Lab: the bill of a month, and what a forgotten machine does to it."""

import pytest

from helpers.labs.own_server.forgotten_machine import forgotten_machine


@pytest.fixture
def lab():
    return forgotten_machine()


def test_forty_hours_on_a_gpu(lab):
    assert "40 hours of work cost $21.04" in lab.sentence


def test_a_forgotten_month_costs_eighteen_times_the_work(lab):
    lab.move(days=30)
    assert lab.result.bill.forgotten == pytest.approx(378.72)
    assert "95% of it for what was not used" in lab.sentence


def test_half_the_price_is_half_the_bill_for_work_and_not_for_the_disk(lab):
    disk, work = lab.result.bill.disk, lab.result.bill.work
    lab.move(price=0.263)
    assert lab.result.bill.work == pytest.approx(work / 2)
    assert lab.result.bill.disk == disk


def test_one_day_is_a_day(lab):
    lab.move(days=1)
    assert "1 day forgotten" in lab.sentence


def test_a_month_in_which_nobody_worked_is_all_wasted(lab):
    lab.move(hours=0)
    assert "100% of it for what was not used" in lab.sentence


def test_each_bar_is_as_long_as_its_amount(lab):
    lab.move(days=10)
    shown = {part: bar.get_width() for part, bar in lab.picture.bars.items()}
    assert shown == pytest.approx(lab.result.bill._asdict())
