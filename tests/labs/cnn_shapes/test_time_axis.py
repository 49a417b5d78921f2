import numpy as np
import pytest
from numpy.testing import assert_allclose

from helpers.labs.cnn_shapes.time_axis import BALL, KERNEL, ORDERS, time_axis

TIME, HEIGHT, WIDTH = ORDERS.values()


@pytest.fixture(scope="module")
def made():
    lab = time_axis()
    return lab, {name: control.value for name, control in lab.controls.items()}


@pytest.fixture
def lab(made):
    lab, start = made
    lab.move(**start)
    return lab


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_the_answer_is_that_of_conv3d_on_the_same_order(lab, order):
    import keras

    lab.move(order=order)
    moved = np.transpose(lab.result.clip, order)
    layer = keras.layers.Conv3D(1, (2, 1, 1), use_bias=False, dtype="float64")
    layer.build((None, *moved.shape))
    layer.set_weights([KERNEL[:, :, None]])
    answer = np.asarray(layer(moved[None]))[0]
    assert answer.shape == lab.result.output_shape
    back = np.transpose(answer[..., 0], np.argsort(order[:3]))
    assert_allclose(lab.result.answer, back, atol=1e-12)


def test_with_time_first_only_time_gets_shorter(lab):
    assert lab.result.input_shape == (8, 48, 48, 3)
    assert lab.result.output_shape == (7, 48, 48, 1)


def test_with_height_first_height_gets_shorter_instead(lab):
    lab.move(order=HEIGHT)
    assert lab.result.answer.shape == (8, 47, 48)
    assert "here height: 48 becomes 47" in lab.sentence


def test_with_time_first_what_stands_still_gives_nothing(lab):
    assert lab.result.still < 1e-12


@pytest.mark.parametrize("order", [HEIGHT, WIDTH], ids=["height", "width"])
def test_with_time_elsewhere_what_stands_still_gives_an_answer(lab, order):
    lab.move(order=order)
    assert lab.result.still > 0.01


def test_a_ball_that_moves_gives_an_answer_along_its_path(lab):
    assert lab.result.path > 0.01


def test_a_ball_that_stands_still_gives_none(lab):
    lab.move(speed=0)
    assert_allclose(lab.result.answer, 0, atol=1e-12)
    assert "every answer is 0.000" in lab.sentence


def test_with_height_first_speed_hardly_matters(lab):
    lab.move(order=HEIGHT, speed=0)
    slow = np.abs(lab.result.answer).mean()
    lab.move(speed=4)
    assert np.abs(lab.result.answer).mean() == pytest.approx(slow, rel=0.1)


def test_off_the_path_of_the_ball_there_is_no_ball_above_or_below(lab):
    lab.move(order=HEIGHT)
    path = (lab.result.clip == BALL).all(axis=-1).any(axis=0)  # (height, width)
    steps = np.abs(np.diff(lab.result.clip.mean(axis=-1), axis=1))
    still = steps[:, ~(path[1:] | path[:-1])].mean()
    assert lab.result.still == pytest.approx(still)


@pytest.mark.parametrize(
    "move", [{"order": WIDTH}, {"speed": 1}, {"photograph": "hopper"}]
)
def test_every_control_changes_the_sentence(lab, move):
    before = lab.sentence
    lab.move(**move)
    assert lab.sentence != before


def test_the_axes_are_named_in_the_order_in_which_the_layer_gets_them(lab):
    lab.move(order=WIDTH)
    assert lab.picture.names.texts == ["width", "height", "time", "channels"]


def test_the_film_shows_every_frame(lab):
    film = lab.picture.clip.get_array()
    slots = np.split(film, len(lab.result.clip), axis=1)
    assert_allclose(np.stack(slots)[:, :, :48], lab.result.clip)


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_the_strip_below_shows_every_answer(lab, order):
    lab.move(order=order)
    count, rows, columns = lab.result.answer.shape
    slots = np.stack(np.split(lab.picture.answer.get_array(), count, axis=1))
    assert_allclose(slots[:, :rows, :columns], lab.result.answer)


def test_answers_between_two_frames_lie_half_a_frame_further(lab):
    first = lab.picture.frames.get_paths()[0].vertices[:, 0].min()
    assert first == (48 + 4) / 2


def test_the_bars_are_as_long_as_the_axes(lab):
    lab.move(order=HEIGHT)
    bars = [path.vertices for path in lab.picture.bars.get_paths()]
    lengths = np.array([np.ptp(bar[:, 0]) for bar in bars])
    sizes = [*lab.result.input_shape, lab.result.output_shape[0], 48, 8, 3]
    assert_allclose(lengths / lengths[0], np.divide(sizes, sizes[0]))
