from helpers import labs
from tests.browser import jupyter
from tests.measure import record, report
from tests.measure.test_bars import LAB, LESSON

NN = {"numbers": [10, 1000], "ours": [1.0, 8.0], "theirs": [2.0, 4.0]}

KEPT = {
    "machine": {"Python": "3.11", "cores": 2},
    "labs": {"filter": LAB, "korea": {"failed": "TimeoutError: no picture"}},
    "lessons": {"05": LESSON},
    "nn": {"softmax": NN},
}


def page(**changes):
    return report.text({**KEPT, **changes}, ("filter", "korea"), ("05",))


def row_of(name, text):
    (line,) = [line for line in text.splitlines() if line.startswith(f"| {name} |")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_figures_stand_under_their_names():
    text = page()
    names, figures = row_of("lab", text), row_of("filter", text)
    found = dict(zip(names, figures, strict=True))
    assert (found["interact"], found["canvas"], found["MB"]) == ("200.0", "8.0", "0.5")


def test_a_lab_is_compared_with_interact_and_with_the_canvas():
    text = page()
    found = dict(zip(row_of("lab", text), row_of("filter", text), strict=False))
    assert (found["quicker"], found["slower"]) == ("10.0", "2.5")


def test_a_lab_that_failed_says_so_in_its_row():
    assert "not measured: TimeoutError: no picture" in row_of("korea", page())[1]


def test_every_row_has_as_many_cells_as_its_head():
    text = page()
    still = {k: v for k, v in LAB.items() if not k.startswith(("rate", "drag_"))}
    menu = page(labs={"filter": still | {"drags": "- (it has only menus)"}})
    rows = [row_of("filter", text), row_of("korea", text), row_of("filter", menu)]
    assert [len(row) for row in rows] == [len(row_of("lab", text))] * 3


def test_a_lab_of_menus_says_why_it_is_not_dragged():
    still = {k: v for k, v in LAB.items() if not k.startswith(("rate", "drag_"))}
    text = page(labs={"filter": still | {"drags": "- (it has only menus)"}})
    assert "- (it has only menus)" in row_of("filter", text)


def test_the_page_says_what_holds_and_what_does_not():
    text = page(labs={"filter": LAB | {"after": 400.0}})
    assert "**does NOT hold**: nothing plays on" in text
    assert "- holds: from key to picture: median" in text


def test_a_lab_that_the_course_no_longer_has_is_left_out():
    assert "| gone |" not in page(labs={"gone": LAB, "filter": LAB})


def test_the_ratio_of_nn_to_keras_stands_beside_its_times():
    lines = [line for line in page().splitlines() if line.startswith("| `softmax`")]
    assert [line.split("|")[-2].strip() for line in lines] == ["0.5", "2"]


def test_versions_and_cores_are_named():
    assert "Measured with Python 3.11, cores 2." in page()


def test_the_summary_tells_medians_over_labs():
    slow = LAB | {"median": 40.0}
    told = report.summary({"labs": {"filter": LAB, "korea": slow}}, ("filter", "korea"))
    told = " ".join(told.split())
    assert "over 2 labs the changed picture is painted 30 ms" in told
    assert "the slowest, `korea`, takes 40 ms" in told
    assert "least is gained by `korea`, 5.0 times" in told


def test_only_what_stands_between_the_marks_is_replaced():
    assert report.put_between("a<1>old<2>b", "new", "<1>", "<2>") == "a<1>\nnew\n<2>b"


def test_the_readme_has_the_figures_that_are_kept():
    readme = (jupyter.COURSE / "README.md").read_text(encoding="utf-8")
    told = report.summary(record.read(), tuple(labs.LABS))
    assert report.put_between(readme, told) == readme


def test_the_page_has_the_figures_that_are_kept():
    lessons = sorted(path.stem for path in jupyter.LESSONS.glob("*.ipynb"))
    told = report.text(record.read(), tuple(labs.LABS), lessons)
    assert (jupyter.DOCS / "measured.md").read_text(encoding="utf-8") == told
