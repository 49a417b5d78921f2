import pytest

from tests.measure.figures import of_drag, share_95


def painted(*pairs):
    return [{"at": at, "hand": hand} for at, hand in pairs]


def drag(*pairs, asked=20):
    return of_drag({"down": 0, "up": 2000, "asked": asked, "painted": painted(*pairs)})


def test_of_a_hundred_times_five_are_longer_than_the_95th_percentile():
    times = range(1, 101)
    assert sum(time > share_95(times) for time in times) == 5


def test_one_late_picture_in_twenty_does_not_hide_in_the_percentile_of_few():
    assert share_95([10] * 9 + [1000]) > 100


def test_a_picture_is_as_late_as_the_mouse_event_that_it_shows_is_old():
    assert drag((130, 100), (260, 200), (390, 300))["drag_median"] == 60


def test_pictures_after_the_hand_do_not_count_while_dragging():
    found = drag((500, 480), (1000, 980), (2100, 1990), asked=6)
    assert (found["rate"], found["asked"]) == (1, 3)


def test_the_last_picture_says_how_long_the_lab_plays_on():
    assert drag((1900, 1850), (2050, 1990), (2400, 2000))["after"] == 400


def test_a_lab_that_is_done_before_the_hand_plays_on_for_no_time():
    assert drag((1900, 1850))["after"] == 0


def test_a_picture_that_no_mouse_event_asked_for_is_left_out():
    assert drag((130, 100), (900, None))["drag_p95"] == 30


def test_a_drag_that_nothing_follows_is_a_fault():
    with pytest.raises(RuntimeError, match="no picture followed"):
        drag()
