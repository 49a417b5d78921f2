"""Which control a hand reaches first, and where a picture can be pointed at."""

import ipywidgets

SLIDERS = ipywidgets.IntSlider | ipywidgets.FloatSlider | ipywidgets.FloatLogSlider


def is_slider(control):
    """Say whether `control` is a slider with a number beside it."""
    return control.view is not None and isinstance(bar(control), SLIDERS)


def bar(control):
    """Return the first widget of a control."""
    return next(iter(getattr(control.view, "children", [])), None)


def stepped_control(lab):
    """Return the name of the first control that arrow keys move.

    A slider if there is one, else a place in the picture, else a menu.
    """
    controls = lab.controls.items()
    sliders = [name for name, c in controls if is_slider(c)]
    places = [name for name, c in controls if c.view is None]
    menus = [n for n, c in controls if isinstance(c.source, ipywidgets.Dropdown)]
    return next(iter(sliders + places + menus))


def handle(lab):
    """Return a CSS selector for what takes the arrow keys of `stepped_control`."""
    control = lab.controls[stepped_control(lab)]
    if is_slider(control):
        return ".noUi-handle"
    return ".course-picture img" if control.view is None else "select"


def places(lab):
    """Return two places of the first pointable box, as shares of width and height."""
    box = lab.picture.boxes()[0]["box"]
    return [(box[0] + box[2] * u, box[1] + box[3] * u) for u in (0.35, 0.7)]
