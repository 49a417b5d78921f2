"""The wrong answers of lesson 11 that have a message of their own."""

import numpy as np


def _number(text):
    a, b, c, d = map(int, text.split("."))
    return ((a * 256 + b) * 256 + c) * 256 + d


def may_call_by_text(address, cidr):
    first, bits = cidr.split("/")
    parts = int(bits) // 8
    return address.split(".")[:parts] == first.split(".")[:parts]


def may_call_shifted_by_bits(address, cidr):
    first, bits = cidr.split("/")
    return _number(address) >> int(bits) == _number(first) >> int(bits)


def may_call_exactly(address, cidr):
    return address == cidr.split("/")[0]


def may_call_without_end(address, cidr):
    return _number(address) >= _number(cidr.split("/")[0])


def crack_all(choices, length, guesses_per_second):
    return choices**length / guesses_per_second


def crack_by_product(choices, length, guesses_per_second):
    return choices * length / 2 / guesses_per_second


def crack_swapped(choices, length, guesses_per_second):
    return length**choices / 2 / guesses_per_second


def crack_multiplied(choices, length, guesses_per_second):
    return choices**length / 2 * guesses_per_second


def hours_without_checkpoints(work, rate, checkpoint):
    return (np.exp(rate * work) - 1) / rate


def hours_of_one_piece(work, rate, checkpoint):
    return (np.exp(rate * checkpoint) - 1) / rate


def hours_without_minus_one(work, rate, checkpoint):
    return work / checkpoint * np.exp(rate * checkpoint) / rate


def hours_not_divided(work, rate, checkpoint):
    return work / checkpoint * (np.exp(rate * checkpoint) - 1)


def hours_by_first_guess(work, rate, checkpoint):
    return work * (1 + rate * checkpoint / 2)


def bill_days_as_hours(price, hours, days_forgotten, gigabytes):
    return price * (hours + days_forgotten) + 0.08 * gigabytes


def bill_disk_by_work(price, hours, days_forgotten, gigabytes):
    running = hours + 24 * days_forgotten
    return price * running + 0.08 * gigabytes * running / 720


def bill_without_forgotten(price, hours, days_forgotten, gigabytes):
    return price * hours + 0.08 * gigabytes
