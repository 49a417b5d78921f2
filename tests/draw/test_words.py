import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from helpers.draw import words


def ink(draw, **options):
    """Return the box of what `draw` draws of a text: left, right, top, bottom."""
    figure = Figure(figsize=(4, 3), dpi=96)
    canvas = FigureCanvasAgg(figure)
    options = {"s": "Layer 2: 28×28", "va": "baseline", **options}
    text = figure.text(0.5, 0.5, **options)
    draw(text, canvas.get_renderer())
    rows, columns = np.nonzero(np.asarray(canvas.buffer_rgba())[..., 3])
    return columns.min(), columns.max(), rows.min(), rows.max()


def itself(text, renderer):
    text.draw(renderer)


@pytest.mark.parametrize("va", ["baseline", "top", "center", "bottom"])
@pytest.mark.parametrize("ha", ["left", "center", "right"])
@pytest.mark.parametrize("s", ["Layer 2: 28×28", "two\nlines, long"])
def test_a_text_stands_where_matplotlib_would_put_it(s, ha, va):
    options = {"s": s, "ha": ha, "va": va, "fontsize": 12, "weight": "bold"}
    stamped, drawn = ink(words.draw_text, **options), ink(itself, **options)
    assert np.abs(np.subtract(stamped, drawn)).max() <= 2


@pytest.mark.parametrize(
    "options",
    [{"rotation": 90}, {"s": "$x^2$"}, {"alpha": 0.5}, {"bbox": {"fc": "red"}}],
)
def test_what_stamps_cannot_do_is_left_to_matplotlib(options):
    assert ink(words.draw_text, **options) == ink(itself, **options)
