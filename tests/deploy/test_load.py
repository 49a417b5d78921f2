"""What the load test says of a class in which not everybody gets through."""

import pytest

from deploy.hub import load
from deploy.hub.learner import Memory
from tests import aside

SEEN = load.Seen(1.0, 2.0, [0.02, 0.04], Memory(200.0, 300.0))


async def arrives():
    return SEEN


async def is_stopped():
    raise RuntimeError("the kernel fell silent")


def hold(*lessons):
    return aside.run(load._all([lesson() for lesson in lessons]))


def test_those_who_are_stopped_do_not_hide_what_the_others_saw():
    held = hold(arrives, is_stopped, arrives)
    assert held == load.Held([SEEN, SEEN], ["the kernel fell silent"])


def test_the_table_counts_everybody_and_says_what_stopped_somebody():
    rows = load.report(hold(arrives, is_stopped)).splitlines()
    assert rows[0].split() == ["learners", "2"]
    assert rows[1].endswith(" 1, the kernel fell silent")


def test_a_class_in_which_nobody_gets_through_is_an_error():
    with pytest.raises(RuntimeError, match="nobody"):
        hold(is_stopped, is_stopped)
