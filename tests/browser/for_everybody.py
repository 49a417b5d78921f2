"""What must hold in every lesson for people who do not see well, or use no mouse."""

from contextlib import contextmanager

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.browser.jupyter import LESSONS

ZOOMED = {"width": 640, "height": 500}
"""What is left of a page of 1280 × 1000 when it is enlarged twofold."""

INSIDE = 8
"""At most so many parts of one control, such as a player of sound, take the Tab key."""


class ForEverybody:
    """Tests of one open lesson; `AnyLesson` takes them over."""

    def test_axe_finds_no_fault_in_a_lab(self, lesson, lab_name):
        assert faults(shown(lesson, lab_name)) == []

    def test_axe_finds_no_fault_in_questions_and_charts(self, lesson):
        source = (LESSONS / self.lesson_name).read_text(encoding="utf-8")
        for call in ("labs.predict(", "train.fit("):
            if call in source:
                cell = lesson.cell_with(call)
                for answer in cell.get_by_role("radio").all()[:1]:
                    answer.check()
                    expect(cell.get_by_role("status")).not_to_be_empty()
                assert faults(cell) == []

    def test_every_colour_can_be_read_in_the_dark_theme(self, lesson, lab_names):
        with dark(lesson.page):
            for name in lab_names:
                assert faults(shown(lesson, name), "color-contrast") == [], name

    def test_tab_goes_through_all_controls_and_shows_where_it_is(
        self, lesson, lab_name
    ):
        lab = shown(lesson, lab_name)
        count, places = lab.evaluate(BEGIN), []
        for _ in range(count + INSIDE):
            place, ring = lab.evaluate(FOCUS)
            if place not in places[-1:]:
                places.append(place)
            assert place < 0 or ring == "solid 3px", f"no ring around control {place}"
            lesson.page.keyboard.press("Tab")
        assert places[:count] == list(range(count)) and count
        assert len(places) == count or places[count] == -1, "Tab does not lead out"

    def test_at_twice_the_size_no_control_is_lost(self, lesson, lab_names):
        before = lesson.page.viewport_size
        lesson.page.set_viewport_size(ZOOMED)
        try:
            for name in lab_names:
                assert shown(lesson, name).evaluate(LOST) == [], name
        finally:
            lesson.page.set_viewport_size(before)

    def test_nothing_moves_by_itself_where_that_is_not_wanted(self, lesson, lab_name):
        lesson.page.emulate_media(reduced_motion="reduce")
        try:
            assert shown(lesson, lab_name).evaluate(MOVING) == []
        finally:
            lesson.page.emulate_media(reduced_motion="no-preference")


def shown(lesson, lab_name):
    """Scroll to a lab and return it."""
    lab = lesson.cell_with(f"labs.{lab_name}()").locator(".course-lab").first
    expect(lab.locator("figcaption")).not_to_be_empty()
    return lab


def faults(place, *rules):
    """Return what axe finds in `place`: rule, element and reason.

    JupyterLab's body has no height and hides what is beyond it: axe would take all
    words for hidden and look at none of their colours.
    """
    place.page.evaluate(f"window.axe || (() => {{ {AXE_SCRIPT} }})()")
    place.page.evaluate("document.body.style.minHeight = '100vh'")
    options = {"preload": False, "resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = list(rules)
    found = place.evaluate("(place, options) => axe.run(place, options)", options)
    return [
        (fault["id"], node["html"][:200], node["failureSummary"])
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


@contextmanager
def dark(page):
    """Choose JupyterLab's dark theme for a while."""
    _choose(page, "Dark")
    try:
        yield
    finally:
        _choose(page, "Light")


def _choose(page, theme):
    command = "window.jupyterapp.commands.execute('apputils:change-theme', {theme})"
    page.evaluate(f"theme => {command}", f"JupyterLab {theme}")
    light = str(theme == "Light").lower()
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", light)


BEGIN = """lab => {
  window.courseTabs = [...lab.querySelectorAll('*')].filter(
    e => e.tabIndex >= 0 && !e.disabled && e.getClientRects().length);
  window.courseTabs[0].focus({ focusVisible: true });
  return window.courseTabs.length;
}"""
"""Focus the first of all elements that the Tab key should reach, and count them."""

FOCUS = """() => {
  const style = getComputedStyle(document.activeElement);
  const place = window.courseTabs.indexOf(document.activeElement);
  return [place, `${style.outlineStyle} ${style.outlineWidth}`];
}"""
"""Say which of them has the focus, and how that is seen."""

LOST = """lab => {
  const page = lab.closest('.jp-OutputArea').getBoundingClientRect();
  const parts = [...lab.querySelectorAll(
    'input, select, button, audio, .noUi-target, img, figcaption, label')];
  const seen = parts.filter(e => e.getClientRects().length && e.offsetWidth);
  const boxes = seen.map(e => e.getBoundingClientRect());
  const beyond = seen.filter((e, i) =>
    boxes[i].left < page.left - 1 || boxes[i].right > page.right + 1);
  const cover = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  const over = seen.filter((e, i) => boxes.some((box, j) =>
    j < i && cover(box, boxes[i]) && !e.contains(seen[j]) && !seen[j].contains(e)));
  return [...beyond, ...over].map(e => e.outerHTML.slice(0, 120));
}"""
"""Name what of a lab lies beyond the page, or over another part of the lab."""

MOVING = """lab => {
  const tap = on => lab.querySelectorAll('.noUi-target').forEach(
    e => e.classList.toggle('noUi-state-tap', on));
  tap(true);
  const moves = style => style.animationName !== 'none'
    || style.transitionDuration.split(', ').some(time => time !== '0s');
  const found = [...lab.querySelectorAll('*')].filter(e => moves(getComputedStyle(e)));
  tap(false);
  return found.map(e => e.outerHTML.slice(0, 120));
}"""
"""Name what of a lab glides or blinks, also when a slider is tapped."""
