"""A function that never ends, stopped by Kernel > Interrupt in a real kernel."""

from queue import Empty

import pytest
from jupyter_client.manager import start_new_kernel

PATIENCE = 120
"""Seconds that a loaded machine is given to answer."""

CELL = """
from helpers import check, labs

endless = [False]

def step(weights, gradient, state=None):
    if endless[0]:
        print("in the loop", flush=True)
    while endless[0]:
        pass
    return weights - 0.01 * gradient, None
"""


class Hand:
    """A kernel, and what a notebook does with it."""

    def __init__(self):
        self.manager, self.client = start_new_kernel(kernel_name="python3")

    def run(self, code):
        """Send a cell to the kernel; return the id of the message."""
        return self.client.execute(code)

    def move(self, model, value):
        """Move a slider as its widget in the browser does."""
        state = {"method": "update", "state": {"value": value}, "buffer_paths": []}
        message = {"comm_id": model, "data": state}
        sent = self.client.session.msg("comm_msg", message)
        self.client.shell_channel.send(sent)
        return sent["header"]["msg_id"]

    def until(self, sent, kind):
        """Return the next message of that kind which answers the one `sent`."""
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=PATIENCE)
            except Empty:
                pytest.fail(f"the kernel sent no {kind}")
            if message["parent_header"].get("msg_id") != sent:
                continue
            if message["msg_type"] == kind:
                return message["content"]
            assert message["msg_type"] != "error", message["content"]["evalue"]

    def printed(self, code):
        return self.until(self.run(code), "stream")["text"].strip()

    def shown(self, sent):
        return self.until(sent, "execute_result")["data"]["text/plain"]

    def interrupt_the_loop(self, sent):
        assert self.until(sent, "stream")["text"].strip() == "in the loop"
        self.manager.interrupt_kernel()


@pytest.fixture(scope="module")
def hand():
    hand = Hand()
    hand.run(CELL)
    yield hand
    hand.client.stop_channels()
    hand.manager.shutdown_kernel(now=True)


def set_endless(hand, endless):
    hand.shown(hand.run(f"endless[:] = [{endless}]; endless"))


def test_a_loop_under_the_hand_is_stopped_and_the_next_move_works(hand):
    set_endless(hand, False)
    hand.run("lab = labs.valley_race(step=step)")
    code = 'print(lab.controls["condition"].view.children[0].model_id)'
    bar = hand.printed(code)
    set_endless(hand, True)
    hand.interrupt_the_loop(sent := hand.move(bar, 1.5))
    while not (told := hand.until(sent, "comm_msg")["data"]["state"].get("problem")):
        pass
    assert told.startswith("Your function was stopped by hand in line")
    set_endless(hand, False)
    sent = hand.move(bar, 1.0)
    while "sentence" not in (state := hand.until(sent, "comm_msg")["data"]["state"]):
        pass
    assert "largest curvature" in state["sentence"]
    assert hand.shown(hand.run("lab.problem")) == "''"


def test_a_loop_in_a_cell_that_makes_a_lab_leaves_a_sentence(hand):
    set_endless(hand, True)
    hand.interrupt_the_loop(sent := hand.run("labs.valley_race(step=step)"))
    assert hand.shown(sent).startswith("Your function was stopped by hand in line")


def test_a_loop_in_a_check_becomes_its_verdict(hand):
    set_endless(hand, True)
    code = "check.compare(step, lambda weights, gradient: 0, {'one': (1, 2)})"
    hand.interrupt_the_loop(sent := hand.run(code))
    told = " ".join(hand.shown(sent).split())
    assert "not yet" in told and "Your function was stopped by hand in line" in told
