"""Lab: the bill of a month, and what a forgotten machine does to it."""

from typing import NamedTuple

from helpers import machine
from helpers.draw.own_server.forgotten_machine import ForgottenMachinePicture
from helpers.labs._lab import Lab
from helpers.labs.controls import slider

LONGEST = 30
"""Days of a month."""

START = "g4dn.xlarge"


class ForgottenMachine(NamedTuple):
    """The bill of one month."""

    price: float
    """$ an hour."""
    hours: float
    """In which somebody works."""
    days: float
    """For which the machine is forgotten."""
    gigabytes: float
    bill: machine.Bill


def forgotten_machine() -> Lab:
    """Forget a machine for some days, and read the bill."""
    return Lab(
        compute=_compute,
        picture=ForgottenMachinePicture(),
        describe=_describe,
        days=slider("Forgotten for", 0, LONGEST, 0, unit="days"),
        hours=slider("Hours of work", 0, 120, 40, unit="hours a month"),
        price=slider(
            "Price", 0.05, 1.5, machine.PRICES[START], step=0.001, unit="$ an hour"
        ),
        gigabytes=slider("Disk", 10, 500, 100, step=10, unit="GB"),
    )


def _compute(days, hours, price, gigabytes) -> ForgottenMachine:
    bill = machine.monthly_bill(price, hours, days, gigabytes)
    return ForgottenMachine(price, hours, days, gigabytes, bill)


def _describe(result: ForgottenMachine) -> str:
    bill = result.bill
    days = "day" if result.days == 1 else "days"
    return (
        f"{result.hours} hours of work cost ${bill.work:,.2f}, the disk "
        f"${bill.disk:,.2f} and the address ${bill.address:,.2f}; {result.days} {days} "
        f"forgotten add ${bill.forgotten:,.2f}. The month: ${bill.total:,.2f}, "
        f"{_share(result):.0%} of it for what was not used."
    )


def _share(result: ForgottenMachine) -> float:
    """Return the share of the bill that bought no work."""
    return 1 - result.bill.work / result.bill.total
