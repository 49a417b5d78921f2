"""What the hand can move: every control has a label, and a unit where there is one.

A control is a widget to show, an object that holds the value, and the values at its
ends, which the tests visit. Numbers can be dragged and typed.
"""

from helpers.labs.controls._control import Control
from helpers.labs.controls.choices import again, ask, choice, switch, upload
from helpers.labs.controls.places import matrix, point
from helpers.labs.controls.sliders import ladder, log_slider, player, slider

__all__ = [
    "Control",
    "again",
    "ask",
    "choice",
    "ladder",
    "log_slider",
    "matrix",
    "player",
    "point",
    "slider",
    "switch",
    "upload",
]
