"""Picture and sound on a page without Jupyter: what any front end of anywidget offers.

VS Code and Colab cannot be started here. They too hand a widget a place and a model
with ``get``, ``set``, ``save_changes``, ``on`` and ``off``; here it has nothing else.
"""

from base64 import b64encode

import numpy as np
import pytest
from playwright.sync_api import expect

from helpers import labs
from helpers.labs._sound import SoundWidget, wav

SHOW = """async ({ esm, css, state, bytes, kind }) => {
  const raw = Uint8Array.from(atob(bytes.base64), (one) => one.charCodeAt(0));
  const kinds = { Uint8Array: raw, ArrayBuffer: raw.buffer,
    DataView: new DataView(raw.buffer) };
  state[bytes.name] = kinds[kind];
  window.sent = [];
  const model = {
    get: (name) => state[name],
    set: (name, value) => { state[name] = value; window.sent.push([name, value]); },
    save_changes() {}, on() {}, off() {},
  };
  document.head.appendChild(document.createElement('style')).textContent = css;
  const code = URL.createObjectURL(new Blob([esm], { type: 'text/javascript' }));
  const { render } = await import(code);
  window.end = render({ model, el: document.body });
}"""

LOADED = "() => document.querySelector('img').naturalWidth > 0"


@pytest.fixture
def bare(browser):
    """Return a page that reaches no network, and the errors on it."""
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/*", lambda route: route.abort())
    yield page
    page.close()
    assert errors == []


@pytest.fixture
def lab():
    return labs.filter()


def show(page, widget, name, kind="DataView"):
    """Render `widget` on `page`; its bytes `name` arrive as a `kind` of JavaScript."""
    bytes = {"name": name, "base64": b64encode(getattr(widget, name)).decode()}
    names = [n for n in widget.keys if not n.startswith("_") and n != name]
    state = {n: getattr(widget, n) for n in names if n not in ("layout", "tabbable")}
    code = {"esm": widget._esm, "css": getattr(widget, "_css", "")}
    page.evaluate(SHOW, {**code, "state": state, "bytes": bytes, "kind": kind})


@pytest.mark.parametrize("kind", ["Uint8Array", "ArrayBuffer", "DataView"])
def test_picture_and_sentence_appear(bare, lab, kind):
    show(bare, lab._page, "frame", kind)
    bare.wait_for_function(LOADED)
    expect(bare.locator("img")).to_have_attribute("alt", lab.sentence)
    expect(bare.locator("figcaption")).to_have_text(lab.sentence)


def test_an_arrow_key_says_where_it_points(bare, lab):
    show(bare, lab._page, "frame")
    here = lab._page.marker
    bare.locator("img").focus()
    bare.keyboard.press("ArrowRight")
    there = {"name": here["name"], "x": here["x"] + here["step"], "y": here["y"]}
    assert bare.evaluate("window.sent") == [["pointer", there]]


def test_it_can_be_read_where_no_theme_gives_colours(bare, lab):
    show(bare, lab._page, "frame")
    colour = "getComputedStyle(document.querySelector('figcaption')).color"
    assert bare.evaluate(colour) == "rgb(27, 31, 36)"


def test_a_sound_can_be_played(bare):
    show(bare, SoundWidget(wav=wav(np.zeros(800), 8000)), "wav")
    expect(bare.get_by_label("Sound of this lab")).to_be_visible()
    bare.wait_for_function("() => document.querySelector('audio').duration === 0.1")
