import numpy as np
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


def test_a_line_has_ink_and_another_has_other_ink():
    (one, _), (eight, _) = (stamps._line(line, PEN) for line in ("1", "8"))
    assert one[..., 3].max() > 200
    assert eight[..., 3].sum() > one[..., 3].sum()


def test_a_line_holds_the_ink_of_all_its_pieces_side_by_side():
    line, width = stamps._line("mask 10", PEN)
    ink = sum(
        stamps._stamp(piece, PEN)[..., 3].sum(dtype=float) for piece in ("mask", *"10")
    )
    assert line[..., 3].sum(dtype=float) == pytest.approx(ink, rel=0.02)
    assert line.shape[1] == pytest.approx(width + 2 * stamps.MARGIN, abs=2)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_line_lies_where_matplotlib_sets_it(share):
    def ink(draw):
        canvas = FigureCanvasAgg(Figure(figsize=(3, 1), dpi=72))
        draw(canvas)
        dark = np.array(canvas.buffer_rgba())[..., :3].min(axis=2) < 128
        return [(side.min(), side.max()) for side in np.nonzero(dark)]

    def ours(canvas):
        renderer = canvas.get_renderer()
        renderer.clear()
        stamps.draw_line(renderer, PEN, "14 × 14", 108.0, 20, share)

    def theirs(canvas):
        where = {0.0: "left", 0.5: "center", 1.0: "right"}[share]
        canvas.figure.text(
            0.5, 20 / 72, "14 × 14", ha=where, va="baseline", size=PEN.pixels
        )
        canvas.draw()

    assert np.abs(np.subtract(ink(ours), ink(theirs))).max() <= 2
