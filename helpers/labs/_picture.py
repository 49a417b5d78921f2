"""The one way in which a picture reaches the browser."""

from pathlib import Path

import anywidget
import traitlets


class PictureWidget(anywidget.AnyWidget):
    """Shows PNG frames, says a sentence, and reports what the hand points at."""

    _esm = Path(__file__).with_name("picture.js")
    _css = Path(__file__).with_name("picture.css")

    frame = traitlets.Bytes().tag(sync=True)
    """The picture as PNG."""

    size = traitlets.List(traitlets.Float(), [864.0, 384.0]).tag(sync=True)
    """Width and height of the picture on the page, in pixels."""

    sentence = traitlets.Unicode().tag(sync=True)
    """What the picture shows: caption, text alternative and announcement."""

    problem = traitlets.Unicode().tag(sync=True)
    """What went wrong, shown in place of the picture; empty when all is well."""

    boxes = traitlets.List().tag(sync=True)
    """Where the hand can point; see ``draw.Picture.boxes``."""

    pointer = traitlets.Dict().tag(sync=True)
    """The last pointing: ``name``, ``x``, ``y`` in data; set by the browser."""

    marker = traitlets.Dict().tag(sync=True)
    """Per name the place pointed at now, from which arrow keys go on."""

    ratio = traitlets.Float(1.0).tag(sync=True)
    """Dots of the screen for every pixel of the page; set by the browser."""
