"""Costs, and what the template and the guide of deploy/aws say."""

import re

import pytest

from helpers import machine
from helpers.machine.guide import FOLDER

GUIDE = (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", machine.PRICES)
def test_prices_are_those_of_the_guide(name):
    row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{name}`"))
    assert f"| {machine.PRICES[name]:.3f} |" in row


def test_a_forgotten_gpu_costs_what_the_guide_says():
    bill = machine.monthly_bill(machine.PRICES["g4dn.xlarge"], 40, days_forgotten=30)
    assert f"**${bill.forgotten:.0f}**" in GUIDE and bill.work == pytest.approx(21.04)


def test_a_disk_costs_what_the_guide_says():
    row = re.search(r"disk, 40 GB \| [\d.]+ \| ([\d.]+)", GUIDE)
    assert machine.monthly_bill(0, 0, gigabytes=40).disk == float(row[1])


def test_the_total_is_the_sum_of_the_parts():
    bill = machine.monthly_bill(0.1, 10, 1, 10)
    assert bill.total == pytest.approx(1.0 + 2.4 + 0.8 + 0.17)


@pytest.mark.parametrize("name", ["price", "hours", "days_forgotten", "gigabytes"])
def test_nothing_may_be_below_zero(name):
    given = {"price": 1.0, "hours": 1.0, **{name: -1.0}}
    with pytest.raises(ValueError, match=f"{name} must be 0 or more, not -1.0"):
        machine.monthly_bill(**given)


def test_no_port_is_open_unless_a_range_is_named():
    assert machine.open_ports() == []
    assert machine.open_ports("203.0.113.0/24") == [443]


@pytest.mark.parametrize("everybody", ["0.0.0.0/0", "10.0.0.0/8", "::/0"])
def test_everybody_cannot_be_let_in(everybody):
    with pytest.raises(ValueError, match="/16 or smaller"):
        machine.open_ports(everybody)


def test_the_default_machine_comes_first_and_once():
    types = machine.machine_types()
    assert types[0] == "m7i-flex.large" and len(set(types)) == len(types)


def test_mentions_count_what_is_there():
    assert machine.mentions("AWS::EC2::Instance\\b") == 1
    assert machine.mentions("KeyName") == 0


def test_the_guide_leads_to_lesson_00_in_five_commands():
    commands = machine.guide_commands()
    assert len(commands) == 5 and commands[-1].endswith("course.py open")
