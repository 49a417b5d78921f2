"""What a hand does to a lab: which control it takes, and the way that it drags it."""

import math
from typing import NamedTuple

from tests.browser.hands import bar, is_slider, stepped_control

SECONDS, EVENTS = 2, 60
"""How long a drag lasts, and how often a mouse tells where it is in a second."""

SWEEP = 0.8
"""Seconds in which the hand goes once from one end to the other."""

QUICK = 2
"""Mouse events within which two changes of the picture cannot both be seen."""

FINE = 20
"""A slider of fewer places is dragged only where nothing finer follows the hand."""


class Drag(NamedTuple):
    """What of a lab can be dragged."""

    kind: str  # "slider", "place", or "" where nothing follows the hand
    number: int = 0  # of the slider, counted as the page shows them


def what_to_drag(lab):
    """Return a slider of many places, else a place in the picture, else any slider."""
    sliders = [bar(c) for c in lab.controls.values() if is_slider(c)]
    live = [slider for slider in sliders if slider.continuous_update]
    fine = [slider for slider in live if steps(slider) >= FINE]
    if not fine and lab.picture.boxes():
        return Drag("place")
    if not live:
        return Drag("")
    chosen = fine[0] if fine else max(live, key=steps)
    return Drag("slider", sliders.index(chosen))


def steps(slider):
    """Return how many steps a slider has."""
    return round((slider.max - slider.min) / slider.step)


def share(slider):
    """Return where the handle of `slider` stands, 0 at its left and 1 at its right."""
    value = slider.value
    if type(slider).__name__ == "FloatLogSlider":
        value = math.log(value, slider.base)
    return (value - slider.min) / (slider.max - slider.min)


def why_not(lab):
    """Say why nothing of `lab` follows a drag."""
    slow = any(is_slider(control) for control in lab.controls.values())
    return "its sliders take effect when let go" if slow else "it has only menus"


def starts_at_its_end(lab):
    """Say whether the control that keys move cannot go on to the right."""
    control = lab.controls[stepped_control(lab)]
    return is_slider(control) and share(bar(control)) == 1


def zigzag(seconds, start=0.0):
    """Return where a hand that goes to and fro is after `seconds`, from 0 to 1."""
    way = (start + seconds / SWEEP) % 2
    return way if way <= 1 else 2 - way


def along_slider(track, handle):
    """Return the way over a slider, from its handle: seconds to a place, in pixels.

    `track` and `handle` are boxes on the page.
    """
    middle = track["y"] + track["height"] / 2
    start = (handle["x"] + handle["width"] / 2 - track["x"]) / track["width"]

    def way(seconds):
        return track["x"] + zigzag(seconds, start) * track["width"], middle

    return way


def over_picture(lab, page_box):
    """Return the way over the first box that can be pointed at, likewise."""
    left, top, width, height = lab.picture.boxes()[0]["box"]

    def way(seconds):
        across, down = over_box(seconds)
        return (
            page_box["x"] + (left + width * across) * page_box["width"],
            page_box["y"] + (top + height * down) * page_box["height"],
        )

    return way


def over_box(seconds):
    """Return where in the box the hand is, as shares of its width and height."""
    return 0.1 + 0.8 * zigzag(seconds), 0.1 + 0.8 * zigzag(seconds * 0.37)


def changes_of_place(lab):
    """Count how often that way leads to another picture of `lab`.

    Of changes that follow each other too quickly for the eye one is counted, and none
    that comes when the hand lets go.
    """
    box, page = lab.picture.boxes()[0], lab.children[-1]
    control = lab.controls[box["name"]]
    start, old, counted = control.value, page.frame, [-QUICK]
    (left, right), (top, bottom) = box["x"], box["y"]
    for event in range(SECONDS * EVENTS - QUICK):
        across, down = over_box(event / EVENTS)
        control.set((left + across * (right - left), top + down * (bottom - top)))
        if page.frame != old and event - counted[-1] >= QUICK:
            counted.append(event)
        old = page.frame
    control.set(start)
    return len(counted) - 1
