// Leaves the plain keys that are pressed in a control of a lab to that control.
// Jupyter takes them for commands on cells, where an arrow goes to another cell and b
// adds one; Notebook 7 does so before the control hears of them. This mark stops it.

const OWN_KEYS = "data-lm-suppress-shortcuts";

// Whether no command of Jupyter is meant: Shift+Enter runs a cell, Escape leaves a field.
function isPlain(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape") return false;
  return !(event.shiftKey && event.key === "Enter");
}

// Returns what ends it. On the window: whoever listens on the page comes later.
function keepKeys() {
  function mark(event) {
    if (!event.target.closest?.(".jupyter-widgets")) return;
    event.target.toggleAttribute(OWN_KEYS, isPlain(event));
  }
  window.addEventListener("keydown", mark, true);
  return () => window.removeEventListener("keydown", mark, true);
}
