import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from helpers.draw import stamps, style

PEN = stamps.Pen(30.0, style.INK)


@pytest.mark.parametrize("line", ["(224, 224, 64)", "learns 1,312", "⌊(28 − 3) / 2⌋"])
def test_a_line_is_as_wide_as_matplotlib_would_set_it(line):
    renderer = FigureCanvasAgg(Figure(dpi=72)).get_renderer()
    font = FontProperties(family="DejaVu Sans", size=PEN.pixels)
    whole = renderer.get_text_width_height_descent(line, font, ismath=False)[0]
    pieces = stamps.PIECES.findall(line)
    total = sum(stamps._width(piece, PEN) for piece in pieces)
    assert total == pytest.approx(whole, rel=0.03)


def test_the_pieces_of_a_line_are_the_line():
    line = "Layer 2: (3, 3, 1, 10) → 28×28, ¼ §"
    assert "".join(stamps.PIECES.findall(line)) == line


def test_a_stamp_has_the_colour_of_its_words():
    stamp = stamps._stamp("mask", PEN)
    darkest = stamp[..., 3].argmax()
    color = stamp.reshape(-1, 4)[darkest, :3]
    assert "#" + bytes(color.tolist()).hex() == style.INK
