// Notes on window.measured what the hand does, what goes to the kernel because of it,
// and what the page paints because of that.
(where) => {
  const place = document.querySelector(`.jp-Cell[data-windowed-list-index="${where}"]`);
  const { kernel } = window.jupyterapp.shell.currentWidget.sessionContext.session;
  const measured = { bytes: [], unanswered: new Set() };
  window.measured = measured;

  const PICTURE = ".course-picture img";
  const onPainted = (action) => requestAnimationFrame(() => setTimeout(action));

  // One drag: when the hand went down and up, what it asked for and what was painted.
  measured.begin = () => {
    Object.assign(measured, { hand: null, down: null, up: null, asked: 0 });
    Object.assign(measured, { painted: [], arrived: [], loading: 0 });
  };
  measured.begin();

  const cause = new Map(); // id of a message -> time of the newest mouse event before it
  kernel.anyMessage.connect((_, { msg, direction }) => {
    const parent = msg.parent_header?.msg_id;
    if (direction === "send" && msg.channel === "shell") {
      measured.unanswered.add(msg.header.msg_id);
      cause.set(msg.header.msg_id, measured.hand);
    } else if (msg.channel === "iopub" && msg.content.execution_state === "idle") {
      measured.unanswered.delete(parent);
    } else if (direction === "recv" && msg.header.msg_type === "comm_msg") {
      const paths = msg.content.data.buffer_paths || [];
      const number = paths.findIndex((path) => path[0] === "frame");
      if (number < 0) return;
      measured.bytes.push(msg.buffers[number].byteLength);
      measured.arrived.push(cause.get(parent) ?? null);
    }
  });

  measured.rests = () =>
    measured.unanswered.size === 0 && kernel.status === "idle" && !kernel.hasPendingInput;

  const onHand = (event) => {
    measured.hand = event.timeStamp;
    if (event.type === "pointerdown") measured.down = event.timeStamp;
    if (event.type === "pointerup") measured.up = event.timeStamp;
  };
  for (const kind of ["pointerdown", "pointermove", "pointerup"]) {
    window.addEventListener(kind, onHand, true);
  }
  const onShown = (image, action) => {
    if (image.complete) onPainted(action);
    else image.addEventListener("load", () => onPainted(action), { once: true });
  };
  // Every new source takes the cause of the frame that arrived with it.
  const onSource = (image) => {
    const hand = measured.arrived.shift() ?? null;
    measured.loading += 1;
    onShown(image, () => {
      measured.painted.push({ at: performance.now(), hand });
      measured.loading -= 1;
    });
  };
  const onChange = (records) => {
    for (const { attributeName, oldValue, target } of records) {
      if (attributeName === "src") {
        if (target.matches(PICTURE)) onSource(target); // a sound has a source too
      } else if (target.matches(".noUi-origin")) {
        if (oldValue !== target.getAttribute("style")) measured.asked += 1;
      }
    }
  };
  new MutationObserver(onChange).observe(place, {
    subtree: true,
    attributeFilter: ["src", "style"],
    attributeOldValue: true,
  });
  measured.settled = () => measured.arrived.length === 0 && measured.loading === 0;

  // One key: the time from the press to the picture that it changes, in took.
  const find = (cell) => cell.querySelector(".jp-OutputArea-output img");
  const onKey = (event) => (measured.pressed = event.timeStamp);
  window.addEventListener("keydown", onKey, true);
  const note = () => (measured.took = performance.now() - measured.pressed);
  measured.watch = (index) => {
    const cell = document.querySelector(`.jp-Cell[data-windowed-list-index="${index}"]`);
    const [old, source] = [find(cell), find(cell)?.src];
    measured.took = null;
    const observer = new MutationObserver(() => {
      const image = find(cell);
      if (!image || (image === old && image.src === source)) return;
      observer.disconnect();
      onShown(image, note);
    });
    observer.observe(cell, { childList: true, subtree: true, attributeFilter: ["src"] });
  };

  // The floor: the lab's own pictures on a canvas that a key flips, with no kernel.
  const bitmaps = [];
  measured.keep = async () => bitmaps.push(await createImageBitmap(find(place)));
  measured.floor = () => {
    const { width, height } = find(place);
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height, tabIndex: 0, id: "floor" });
    canvas.style = "position: fixed; top: 0; left: 0; z-index: 99999";
    let next = 0;
    canvas.addEventListener("keydown", (event) => {
      event.stopPropagation();
      event.preventDefault();
      next = (next + 1) % bitmaps.length;
      canvas.getContext("2d").drawImage(bitmaps[next], 0, 0, width, height);
      onPainted(note);
    });
    document.body.append(canvas);
    canvas.focus();
  };
};
