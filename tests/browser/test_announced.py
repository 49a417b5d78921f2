"""What a screen reader is told, and when, on a page of its own: no Jupyter, no time."""

import pytest
from playwright.sync_api import expect

from helpers.labs import PictureWidget

PAGE = """async code => {
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const { render } = await import(url);
  const state = { sentence: 'It is level.', problem: '', boxes: [], marker: {},
    size: [300, 200], ratio: 1, frame: new Uint8Array() };
  const heard = [];
  const model = { get: name => state[name], set() {}, save_changes() {}, off() {},
    on: (names, action) => heard.push([names, action]) };
  window.change = (name, value) => {
    state[name] = value;
    for (const [names, action] of heard) if (names.includes(name)) action();
  };
  render({ model, el: document.body });
}"""


@pytest.fixture
def page(browser):
    page = browser.new_page()
    page.clock.install()
    page.goto("about:blank")
    page.evaluate(PAGE, PictureWidget._esm)
    page.clock.run_for(2000)
    yield page
    page.close()


def say(page, sentence, after):
    """Change the sentence and let `after` milliseconds pass."""
    page.evaluate("words => window.change('sentence', words)", sentence)
    page.clock.run_for(after)


def test_a_page_that_opens_says_nothing(page):
    expect(page.get_by_role("status")).to_have_text("")


def test_a_new_sentence_is_said_politely_once_the_hand_rests(page):
    say(page, "It rises by 1.", after=1000)
    status = page.get_by_role("status")
    expect(status).to_have_text("It rises by 1.")
    assert status.get_attribute("aria-live") in (None, "polite")


def test_of_a_drag_only_the_last_sentence_is_said(page):
    page.evaluate(
        "() => { window.said = 0; new MutationObserver(() => window.said += 1)"
        ".observe(document.querySelector('[role=status]'), { childList: true }); }"
    )
    for number in range(30):
        say(page, f"It rises by {number}.", after=33)
        assert page.get_by_role("status").inner_text() == ""
        assert page.locator("figcaption").inner_text() == f"It rises by {number}."
    page.clock.run_for(1000)
    expect(page.get_by_role("status")).to_have_text("It rises by 29.")
    assert page.evaluate("window.said") == 1


def test_a_problem_is_an_alert_and_takes_the_sentence_back(page):
    say(page, "It rises by 1.", after=1000)
    page.evaluate("window.change('problem', 'The weight is no number.')")
    page.clock.run_for(1000)
    expect(page.get_by_role("alert")).to_have_text("The weight is no number.")
    expect(page.get_by_role("status")).to_have_text("")
