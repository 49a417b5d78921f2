// Gives the controls of a lab the names and values that a screen reader says: those of
// ipywidgets leave sliders, the numbers beside them and play buttons without.

const WATCHED = ["aria-valuetext", "class", "src"];

function say(element, attribute, words) {
  if (words && element.getAttribute(attribute) !== words) element.setAttribute(attribute, words);
}

// The number beside a slider with its unit: the slider itself may count rungs.
function valueIn(row) {
  const number = row.querySelector("input[type=number]")?.value;
  const words = [...row.children].filter((one) => one.matches(".widget-label"));
  return [number, ...words.map((one) => one.textContent)].join(" ").trim();
}

function nameSlider(bar) {
  const handle = bar.querySelector("[role=slider]");
  if (!handle) return;
  say(handle, "aria-label", bar.querySelector("label").textContent);
  say(handle, "aria-valuetext", valueIn(bar.parentElement));
}

// A field whose label is empty, and so hidden, carries its name as the label's title.
function nameField(label) {
  const field = label.parentElement.querySelector("input");
  if (field && !label.textContent) say(field, "aria-label", label.title);
}

function namePlayer(play) {
  const [start, stop] = play.querySelectorAll("button");
  say(start, "aria-label", start.querySelector(".fa-pause") ? "Pause" : "Play");
  say(stop, "aria-label", "Stop");
}

function nameAll(lab) {
  lab.querySelectorAll(".widget-slider").forEach(nameSlider);
  lab.querySelectorAll("label[title]").forEach(nameField);
  lab.querySelectorAll(".widget-play").forEach(namePlayer);
}

// Names the controls of the lab around `figure`, now and whenever they change; returns
// what ends it. The figure has a size as soon as it stands in its lab.
function keepNamed(figure) {
  let lab = null;
  const changes = new MutationObserver(() => nameAll(lab));
  const placed = new ResizeObserver(() => {
    const around = figure.closest(".course-lab");
    if (!around || around === lab) return;
    changes.disconnect();
    lab = around;
    changes.observe(lab, { attributeFilter: WATCHED, childList: true, subtree: true });
    nameAll(lab);
  });
  placed.observe(figure);
  return () => {
    placed.disconnect();
    changes.disconnect();
  };
}
