"""Lesson 11: right answers, the commonest wrong ones, and the stubs of the lesson.

The worked solution itself lives in helpers/check/own_server.py; these are written
otherwise, as a learner might. Beside each wrong answer stands what the learner must
read.
"""

import ipaddress
import math


def may_call_by_the_library(address, cidr):
    return ipaddress.ip_address(address) in ipaddress.ip_network(cidr)


def may_call_by_bits(address, cidr):
    first, bits = cidr.split("/")
    written = ["".join(f"{int(p):08b}" for p in t.split(".")) for t in (address, first)]
    return written[0][: int(bits)] == written[1][: int(bits)]


def may_call_as_text(address, cidr):
    first, bits = cidr.split("/")
    whole = int(bits) // 8
    return address.split(".")[:whole] == first.split(".")[:whole]


def may_call_one_only(address, cidr):
    first, _ = cidr.split("/")
    return first == address


def may_call_upwards(address, cidr):
    first = ipaddress.ip_address(cidr.split("/")[0])
    return int(ipaddress.ip_address(address)) >= int(first)


def may_call_shifted(address, cidr):
    first, bits = cidr.split("/")
    a, b = (int(ipaddress.ip_address(text)) for text in (address, first))
    return (a >> int(bits)) == (b >> int(bits))


def may_call_stub(address, cidr):
    """Return True if the address lies in the range."""
    raise NotImplementedError


def crack_by_loop(choices, length, guesses_per_second):
    count = 1
    for _ in range(length):
        count *= choices
    return count / (2 * guesses_per_second)


def crack_by_power(choices, length, guesses_per_second):
    return 0.5 * math.pow(choices, length) / guesses_per_second


def crack_every_one(choices, length, guesses_per_second):
    return choices**length / guesses_per_second


def crack_adding(choices, length, guesses_per_second):
    return choices * length / (2 * guesses_per_second)


def crack_the_other_way(choices, length, guesses_per_second):
    return float(length) ** choices / 2 / guesses_per_second


def crack_slower_with_more(choices, length, guesses_per_second):
    return 0.5 * choices**length * guesses_per_second


def crack_stub(choices, length, guesses_per_second):
    """Return the mean time in seconds."""
    raise NotImplementedError


def hours_by_expm1(work, rate, checkpoint):
    return math.expm1(rate * checkpoint) / rate * (work / checkpoint)


def hours_by_adding(work, rate, checkpoint):
    pieces = round(work / checkpoint)
    return sum((math.exp(rate * checkpoint) - 1) / rate for _ in range(pieces))


def hours_in_one_go(work, rate, checkpoint):
    return math.expm1(rate * work) / rate


def hours_of_a_piece(work, rate, checkpoint):
    return math.expm1(rate * checkpoint) / rate


def hours_exp(work, rate, checkpoint):
    return work * math.exp(rate * checkpoint) / rate / checkpoint


def hours_undivided(work, rate, checkpoint):
    return work * math.expm1(rate * checkpoint) / checkpoint


def hours_half_lost(work, rate, checkpoint):
    return work + work * rate * checkpoint / 2


def hours_stub(work, rate, checkpoint):
    """Return the mean number of hours billed."""
    raise NotImplementedError


def bill_in_parts(price, hours, days_forgotten, gigabytes):
    working = price * hours
    forgotten = price * days_forgotten * 24
    return working + forgotten + gigabytes * 0.08


def bill_by_sum(price, hours, days_forgotten, gigabytes):
    return sum([price * (hours + days_forgotten * 24), gigabytes * 8 / 100])


def bill_days_of_one_hour(price, hours, days_forgotten, gigabytes):
    return price * hours + price * days_forgotten + 0.08 * gigabytes


def bill_for_work_only(price, hours, days_forgotten, gigabytes):
    return hours * price + gigabytes * 0.08


def bill_disk_while_running(price, hours, days_forgotten, gigabytes):
    running = hours + 24 * days_forgotten
    return running * (price + gigabytes * 0.08 / 720)


def bill_stub(price, hours, days_forgotten, gigabytes):
    """Return the bill of a month in $."""
    raise NotImplementedError


RIGHT = {
    "may_call": [may_call_by_the_library, may_call_by_bits],
    "crack_seconds": [crack_by_loop, crack_by_power],
    "hours_billed": [hours_by_expm1, hours_by_adding],
    "month_bill": [bill_in_parts, bill_by_sum],
}

WRONG = {
    "may_call": {
        may_call_as_text: "a range need not end at a dot",
        may_call_one_only: "only the first bits must agree",
        may_call_upwards: "it has an end",
        may_call_shifted: "You shifted by the number after the slash",
    },
    "crack_seconds": {
        crack_every_one: "after half of them",
        crack_adding: "choices ** length, not",
        crack_the_other_way: "changed places",
        crack_slower_with_more: "divide by them",
    },
    "hours_billed": {
        hours_in_one_go: "You left the checkpoints out",
        hours_of_a_piece: "one piece only",
        hours_exp: "The - 1 is missing",
        hours_undivided: "did not divide by the rate",
        hours_half_lost: "can be interrupted again",
    },
    "month_bill": {
        bill_days_of_one_hour: "24 hours a day",
        bill_for_work_only: "billed as one that works",
        bill_disk_while_running: "The disk is billed all month",
    },
}

STUBS = {
    "may_call": may_call_stub,
    "crack_seconds": crack_stub,
    "hours_billed": hours_stub,
    "month_bill": bill_stub,
}
