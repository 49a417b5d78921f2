"""The one way in which a picture reaches the browser."""

from base64 import b64encode
from pathlib import Path

import anywidget
import traitlets

from helpers.draw import Picture

SCRIPTS = ("names.js", "announce.js", "kernel.js", "keys.js", "picture.js")


def text_of(name: str) -> str:
    """Return a file as text: anywidget keeps all widgets whose files it is to watch."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


class PictureWidget(anywidget.AnyWidget):
    """Shows PNG frames, says a sentence, and reports what the hand points at."""

    _esm = "\n".join(map(text_of, SCRIPTS))  # one module is all that a widget may have
    _css = text_of("picture.css")

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

    def without_kernel(self, picture: Picture) -> tuple[dict, dict]:
        """Return what a saved notebook keeps of `picture` and the sentence.

        Returns
        -------
        bundle : dict
            The picture with the sentence below it as PNG, and the sentence as text.
        metadata : dict
            The sentence as text alternative: ``jupyter nbconvert`` hands it on.
        """
        still = b64encode(picture.still(self.sentence)).decode()
        bundle = {"text/plain": self.sentence, "image/png": still}
        return bundle, {"image/png": {"alt": self.sentence}}
