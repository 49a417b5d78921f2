"""What is measured inside a kernel: its memory."""

import gc
import sys

import psutil

from tests.browser.hands import bar, is_slider
from tests.measure.hand import steps

WARM_UP, MOVES = 100, 500


def growth(lab, name, moves=MOVES, warm_up=WARM_UP):
    """Return by how many MB the process grows while a control is moved.

    Parameters
    ----------
    lab : Lab
    name : str
        The control, which goes to and fro over all its places, and back at the end.
    moves : int
    warm_up : int
        Moves before the first look, in which caches fill and modules load.
    """
    control = lab.controls[name]
    moved = bar(control) if is_slider(control) else control.source
    places, start = places_of(control), moved.value
    resident = []
    for count in (warm_up, moves):
        for number in range(count):
            moved.value = places[number % len(places)]
        gc.collect()
        resident.append(psutil.Process().memory_info().rss)
    moved.value = start
    return (resident[1] - resident[0]) / 1e6


def places_of(control):
    """Return values to go through, such that each differs from the one before."""
    if is_slider(control):
        slider = bar(control)
        values = [_value(slider, place) for place in range(steps(slider) + 1)]
        return values + values[-2:0:-1]
    if control.view is None:
        x, y = control.value
        return [(x + control.step * (n % 7 - 3), y) for n in range(7)]
    return [value for _, value in control.source.options]


def _value(slider, place):
    """Return the value of `slider`, `place` steps above its lowest."""
    at = slider.min + place * slider.step
    return slider.base**at if hasattr(slider, "base") else at


def peak():
    """Return the most memory that this process ever held, in MB."""
    if sys.platform == "linux":
        with open("/proc/self/status", encoding="ascii") as status:
            lines = dict(line.split(":", 1) for line in status)
        return int(lines["VmHWM"].split()[0]) * 1024 / 1e6
    memory = psutil.Process().memory_info()
    return getattr(memory, "peak_wset", memory.rss) / 1e6
