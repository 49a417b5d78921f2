"""The worked solutions of lesson 11 agree with helpers.machine and the library."""

import ipaddress

import pytest

from helpers import check, machine


@pytest.mark.parametrize("arguments", check.may_call.cases.values())
def test_an_address_of_each_case_is_in_the_range_as_the_library_says(arguments):
    address, cidr = arguments
    inside = ipaddress.ip_address(address) in ipaddress.ip_network(cidr)
    assert check.may_call.reference(*arguments) == inside


@pytest.mark.parametrize("arguments", check.crack_seconds.cases.values())
def test_the_time_of_each_case_is_that_of_the_lab(arguments):
    expected = machine.guessing_seconds(*arguments)
    assert check.crack_seconds.reference(*arguments) == pytest.approx(expected)


@pytest.mark.parametrize("arguments", check.hours_billed.cases.values())
def test_the_hours_of_each_case_are_those_of_the_lab(arguments):
    expected = machine.billed_hours(*arguments)
    assert check.hours_billed.reference(*arguments) == pytest.approx(expected)


@pytest.mark.parametrize("arguments", check.month_bill.cases.values())
def test_the_bill_of_each_case_is_that_of_the_lab_without_the_address(arguments):
    bill = machine.monthly_bill(*arguments)
    expected = bill.total - bill.address
    assert check.month_bill.reference(*arguments) == pytest.approx(expected)


def test_every_claim_about_the_server_is_there():
    assert len(check.ledger("aws").claims) == 31
