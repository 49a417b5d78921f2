import pytest

from tests.measure import bars

LAB = {
    **{"median": 20.0, "p95": 40.0, "interact": 200.0, "floor": 8.0},
    **{"drags": "slider", "drag_median": 30.0, "drag_p95": 60.0},
    **{"rate": 25.0, "asked": 40.0, "after": 50.0, "bytes": 30_000, "growth": 0.5},
}

LESSON = {"seconds": 30.0, "memory": 700.0, "first": 5.0, "import": 0.9}

BREAKS = {
    "median at most 50 ms": {"median": 51.0},
    "95 % within 100 ms": {"p95": 101.0},
    "2.5 times quicker": {"interact": 49.0},
    "15 pictures a second": {"rate": 14.0},
    "after the hand": {"after": 151.0},
    "less than 5 MB": {"growth": 5.1},
    "60 kB": {"bytes": 60_001},
    "4 times quicker than `interact` in the median": {"interact": 79.0},
    "4 times the bare canvas": {"floor": 4.9},
}


def broken(rows, wanted=("filter",)):
    return [one for one in bars.of_labs(rows, wanted) if not one.holds]


def test_a_good_lab_breaks_no_promise():
    assert broken({"filter": LAB}) == []


@pytest.mark.parametrize(("promise", "change"), BREAKS.items())
def test_a_figure_beyond_its_bar_breaks_that_promise(promise, change):
    verdicts = broken({"filter": LAB | change})
    assert any(promise in one.text for one in verdicts)


def test_a_broken_promise_names_the_lab_and_its_figure_alone():
    rows = {"filter": LAB, "korea": LAB | {"after": 400.0}}
    (verdict,) = broken(rows, ("filter", "korea"))
    assert verdict.detail == "korea (400 ms)"


def test_medians_over_labs_forgive_one_slow_lab():
    slow = LAB | {"interact": 60.0}
    rows = {"filter": LAB, "korea": LAB, "xor": slow}
    assert broken(rows, tuple(rows)) == []


def test_few_pictures_are_enough_where_the_hand_asked_for_few():
    few = LAB | {"rate": 4.0, "asked": 4.2}
    assert broken({"filter": few}) == []
    assert broken({"filter": few | {"rate": 3.0}})


def test_a_lab_that_cannot_be_dragged_breaks_no_promise_about_dragging():
    still = {k: v for k, v in LAB.items() if k not in ("rate", "asked", "after")}
    assert broken({"filter": LAB, "menu": still}, ("filter", "menu")) == []


def test_a_lab_without_figures_is_missed():
    rows = {"filter": LAB, "korea": {"failed": "the picture did not change"}}
    (verdict,) = broken(rows, ("filter", "korea", "xor"))
    assert verdict.detail == "not korea, xor"


def test_nothing_holds_before_anything_is_measured():
    assert not any(one.holds for one in bars.of_labs({}, ("filter",)))
    assert not any(one.holds for one in bars.of_lessons({}, ("05",)))


@pytest.mark.parametrize("change", [{"seconds": 61.0}, {"memory": 1001.0}])
def test_a_lesson_beyond_a_bar_breaks_one_promise(change):
    verdicts = bars.of_lessons({"05": LESSON | change}, ("05",))
    assert [one.holds for one in verdicts].count(False) == 1
