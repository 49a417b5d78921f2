"""The notebook in which a lab is measured: the lab, and interact's way beside it."""

import nbformat

from tests.browser.hands import bar, is_slider, stepped_control
from tests.browser.jupyter import COURSE

LAB_CELL, MEMORY_CELL, INTERACT_CELL = 1, 2, 3

MEMORY = """\
import sys
sys.path.append({course!r})
from tests.measure.kernel import growth
print(growth(lab, {control!r}))
"""

INTERACT = """\
import copy
import ipywidgets
import matplotlib.pyplot as plt
from helpers.draw import Picture
def redraw(value):
    values = {{name: control.value for name, control in lab.controls.items()}}
    result = lab.compute(**{{**values, {control!r}: {value}}})
    figure = plt.figure(figsize=lab.picture.size, dpi=96)
    picture = copy.copy(lab.picture)
    Picture.__init__(picture, figure)
    picture.show(result)
    plt.show()
ipywidgets.interact(redraw, value=ipywidgets.{widget});
"""


def cells_of(name, lab):
    """Return the code of a notebook's cells: the lab, its memory, and interact.

    Memory comes before interact, whose figures leave room in which a leak would hide.
    """
    control = stepped_control(lab)
    widget, value = as_widget(control, lab.controls[control])
    return [
        "from helpers import labs",
        f"lab = labs.{name}()\nlab",
        MEMORY.format(course=str(COURSE), control=control),
        INTERACT.format(control=control, widget=widget, value=value),
    ]


def write_notebook(path, sources):
    """Write a notebook of code cells."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, path)


def as_widget(name, control):
    """Return the widget that interact gets for a control, and its value, as code."""
    if is_slider(control):
        slider = bar(control)
        text = (
            f"{type(slider).__name__}(value={slider.value}, min={slider.min}, "
            f"max={slider.max}, step={slider.step})"
        )
        return text, rungs(control) if is_ladder(control) else "value"
    if control.view is None:
        x, y = control.value
        return (
            f"FloatSlider(value={x}, min={x - 9}, max={x + 9}, step=1)",
            f"(value, {y})",
        )
    count = len(control.source.options)
    return (
        f"IntSlider(value=0, min=0, max={count - 1})",
        f"lab.controls[{name!r}].source.options[value][1]",
    )


def is_ladder(control):
    """Say whether the slider of `control` counts places and not its values."""
    slider = bar(control)
    if hasattr(slider, "base"):
        return False  # it counts powers
    start, slider.value = slider.value, slider.max
    counts = control.value != slider.max
    slider.value = start
    return counts


def rungs(control):
    """Return the value of a slider over a few numbers, as code."""
    slider, values = bar(control), []
    start = slider.value
    for place in range(slider.max + 1):
        slider.value = place
        values.append(control.value)
    slider.value = start
    return f"{values}[value]"
