import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from helpers.draw import style, words


@pytest.mark.parametrize("line", ["(224, 224, 64)", "learns 1,312", "⌊(28 − 3) / 2⌋"])
def test_a_line_is_as_wide_as_matplotlib_would_set_it(line):
    renderer = FigureCanvasAgg(Figure(dpi=72)).get_renderer()
    font = FontProperties(family="DejaVu Sans", size=20)
    whole = renderer.get_text_width_height_descent(line, font, ismath=False)[0]
    pieces = words.PIECES.findall(line)
    total = sum(words._width(piece, "normal", 20.0) for piece in pieces)
    assert total == pytest.approx(whole, rel=0.03)


def test_the_pieces_of_a_line_are_the_line():
    line = "Layer 2: (3, 3, 1, 10) → 28×28, ¼ §"
    assert "".join(words.PIECES.findall(line)) == line


def test_a_stamp_has_the_colour_of_its_words():
    stamp = words._stamp("mask", style.INK, "normal", 30.0)
    darkest = stamp[..., 3].argmax()
    color = stamp.reshape(-1, 4)[darkest, :3]
    assert "#" + bytes(color.tolist()).hex() == style.INK
