// Shows the frames of a lab and reports pointing in data coordinates.

const AT_ONCE = 8192; // arguments of one call

// The browser reads such an address at once, that of a blob one frame later.
function urlOf(bytes) {
  const { buffer = bytes, byteOffset = 0, byteLength } = bytes;
  let text = "";
  for (let start = 0; start < byteLength; start += AT_ONCE) {
    const length = Math.min(AT_ONCE, byteLength - start);
    text += String.fromCharCode(...new Uint8Array(buffer, byteOffset + start, length));
  }
  return `data:image/png;base64,${btoa(text)}`;
}

function clamp(value, one, other) {
  return Math.min(Math.max(value, Math.min(one, other)), Math.max(one, other));
}

// A place on the page, as {name, x, y} in data of the box it lies in, or null.
function locate(image, boxes, event) {
  const page = image.getBoundingClientRect();
  const across = (event.clientX - page.left) / page.width;
  const down = (event.clientY - page.top) / page.height;
  const held = event.buttons % 2 === 1;
  for (const { name, drag, box, x, y } of boxes) {
    if (drag && !held) continue;
    const [u, v] = [(across - box[0]) / box[2], (down - box[1]) / box[3]];
    if (u < 0 || u > 1 || v < 0 || v > 1) continue;
    return { name, x: x[0] + u * (x[1] - x[0]), y: y[0] + v * (y[1] - y[0]) };
  }
  return null;
}

const ARROWS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

// One step from where the marker stands, to the right or down as the eye sees it.
function stepped(model, key, far) {
  const boxes = model.get("boxes");
  const marker = model.get("marker");
  const box = boxes.find((one) => one.name === marker.name) || boxes[0];
  if (!box || marker.x === undefined) return null;
  const step = (marker.step || 1) * (far ? 5 : 1);
  const [right, down] = ARROWS[key];
  const from = { x: clamp(marker.x, ...box.x), y: clamp(marker.y, ...box.y) };
  const x = from.x + right * step * Math.sign(box.x[1] - box.x[0]);
  const y = from.y + down * step * Math.sign(box.y[1] - box.y[0]);
  return { name: box.name, x: clamp(x, ...box.x), y: clamp(y, ...box.y) };
}

export function render({ model, el }) {
  const figure = document.createElement("figure");
  figure.className = "course-picture";
  const image = figure.appendChild(document.createElement("img"));
  const problem = figure.appendChild(document.createElement("div"));
  const caption = figure.appendChild(document.createElement("figcaption"));
  problem.setAttribute("role", "alert");
  const announce = announcer(figure);
  const forgetNames = keepNamed(figure);
  const forgetKernel = watchKernel(model, figure);
  el.appendChild(figure);

  function showFrame() {
    const bytes = model.get("frame");
    if (bytes?.byteLength) image.src = urlOf(bytes);
  }
  function showWords() {
    const wrong = model.get("problem");
    const [width, height] = model.get("size");
    image.width = width;
    image.height = height;
    image.alt = model.get("sentence");
    image.hidden = wrong !== "";
    problem.hidden = wrong === "";
    problem.textContent = wrong;
    problem.style.width = `${width}px`;
    problem.style.minHeight = image.src ? `${height}px` : "";
    caption.textContent = wrong ? "" : model.get("sentence");
    announce(caption.textContent);
  }
  function showTargets() {
    const some = model.get("boxes").length > 0;
    image.classList.toggle("pointable", some);
    image.tabIndex = some ? 0 : -1;
    if (some) image.setAttribute("aria-roledescription", "picture to point at with the arrow keys");
  }
  function point(place) {
    if (!place) return;
    model.set("pointer", place);
    model.save_changes();
  }
  const here = (event) => locate(image, model.get("boxes"), event);
  image.draggable = false;
  image.decoding = "sync"; // picture and sentence change in the same frame
  image.addEventListener("pointermove", (event) => point(here(event)));
  image.addEventListener("pointerdown", (event) => {
    if (image.tabIndex === 0) image.setPointerCapture(event.pointerId);
    point(here(event));
  });
  image.addEventListener("keydown", (event) => {
    if (!(event.key in ARROWS) || !image.classList.contains("pointable")) return;
    event.preventDefault();
    event.stopPropagation();
    point(stepped(model, event.key, event.shiftKey));
  });
  const forgetKeys = keepKeys();

  model.on("change:frame", showFrame);
  model.on("change:sentence change:problem change:size", showWords);
  model.on("change:boxes", showTargets);
  showFrame();
  showWords();
  showTargets();
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  if (Math.abs(model.get("ratio") - ratio) > 0.01) {
    model.set("ratio", ratio);
    model.save_changes();
  }
  return () => {
    forgetNames();
    forgetKernel();
    forgetKeys();
    model.off("change:frame", showFrame);
    model.off("change:sentence change:problem change:size", showWords);
    model.off("change:boxes", showTargets);
    figure.remove(); // the page may keep `el` in memory
  };
}
