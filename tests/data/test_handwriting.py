import numpy as np
import pytest
from numpy.testing import assert_array_equal
from sklearn.datasets import load_digits

from helpers import data


def test_the_digits_are_those_of_scikit_learn():
    digits = data.digits()
    ours = np.concatenate([digits.x_train, digits.x_test]).reshape(-1, 64)
    theirs = load_digits().data / 16
    assert_array_equal(np.unique(ours, axis=0), np.unique(theirs, axis=0))


@pytest.mark.parametrize("part", ["train", "test"])
def test_every_digit_keeps_its_own_label(part):
    pairs = zip(*load_digits(return_X_y=True), strict=True)
    known = {(image / 16).tobytes(): label for image, label in pairs}
    digits = data.digits()._asdict()
    images = digits[f"x_{part}"].reshape(-1, 64).astype(float)
    assert_array_equal([known[i.tobytes()] for i in images], digits[f"y_{part}"])


def test_digits_are_float32_images_with_a_channel_axis():
    x = data.digits(test=300).x_test
    assert (x.shape, x.dtype) == ((300, 8, 8, 1), np.float32)


def test_ink_goes_from_0_to_1():
    x = data.digits().x_train
    assert (x.min(), x.max()) == (0, 1)


def test_another_seed_sets_other_digits_aside():
    assert np.any(data.digits(seed=0).x_test != data.digits(seed=1).x_test)


@pytest.mark.parametrize("test", [0, 1797, 2.5, True])
def test_a_test_set_of_a_wrong_size_is_refused(test):
    with pytest.raises(ValueError, match=f"test .* from 1 to 1796, not {test}"):
        data.digits(test=test)


def test_moving_digits_keep_their_ink():
    still, moving = data.digits(), data.moving_digits(canvas=20)
    assert_array_equal(moving.x_test.sum((1, 2, 3)), still.x_test.sum((1, 2, 3)))


def test_low_equal_to_high_puts_all_digits_at_one_place():
    x = data.moving_digits(canvas=16, low=4, high=4).x_test
    assert_array_equal(x[:, 4:12, 4:12], data.digits().x_test)


def test_moving_digits_stay_between_low_and_high():
    x = data.moving_digits(canvas=28, low=15, high=17).x_train
    rows, columns = np.nonzero(x.any(axis=(0, 3)))
    assert min(rows.min(), columns.min()) >= 15
    assert max(rows.max(), columns.max()) < 17 + 8


def test_high_itself_is_reached():
    x = data.moving_digits(canvas=28, low=15, high=17).x_train
    assert x[:, 24].any()


def test_digits_do_not_all_move_alike():
    x = data.moving_digits(canvas=16).x_train
    assert len(np.unique(x.any(axis=2).argmax(axis=1))) > 1


def test_a_place_beyond_the_canvas_is_refused():
    with pytest.raises(ValueError, match=r"high .* from 0 to 8, not 9"):
        data.moving_digits(canvas=16, high=9)


def test_low_above_high_is_refused():
    with pytest.raises(ValueError, match=r"low .* from 0 to 3, not 5"):
        data.moving_digits(canvas=16, low=5, high=3)


def test_a_canvas_too_small_for_a_digit_is_refused():
    with pytest.raises(ValueError, match=r"canvas .* at least 8, not 7"):
        data.moving_digits(canvas=7)


def test_large_digits_are_the_same_digits_twice_as_large():
    large, small = data.large_digits(), data.digits()
    assert large.x_train.shape == (1297, 16, 16, 1)
    assert_array_equal(large.y_test, small.y_test)
    corners = large.x_test[:, ::15, ::15]
    assert_array_equal(corners, small.x_test[:, ::7, ::7])


def test_fewer_large_digits_are_the_first_of_all():
    few, every = data.large_digits(train=40), data.large_digits()
    assert_array_equal(few.x_train, every.x_train[:40])
    assert_array_equal(few.x_test, every.x_test)


def test_more_large_digits_than_there_are_are_refused():
    with pytest.raises(ValueError, match="from 1 to 1297, not 1298"):
        data.large_digits(train=1298)
