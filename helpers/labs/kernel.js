// Says above a picture that its kernel has stopped: from then on nothing moves it.

const STOPPED =
  "The kernel has stopped, so this lab no longer moves. To revive it, choose " +
  "Kernel > Restart Kernel and Run All Cells… in the menu: what you wrote stays.";

// What a page says of a kernel whose labs are lost, also when it comes back by itself.
const LOST = ["autorestarting", "restarting", "terminating", "dead"];

// Watches the kernel of `model`; returns what ends it. A page that does not tell how
// its kernel is (only JupyterLab and Notebook 7 do) still tells that the line is cut.
function watchKernel(model, figure) {
  const words = document.createElement("div");
  words.className = "course-stopped";
  words.setAttribute("role", "note");
  figure.prepend(words);
  const session = model.widget_manager?.context?.sessionContext;
  const show = () => {
    words.hidden = !model.get("stopped");
    words.textContent = words.hidden ? "" : STOPPED;
  };
  const stop = () => model.set("stopped", true);
  const onStatus = (_, status) => LOST.includes(status) && stop();
  const onKernel = (_, { oldValue, newValue }) => {
    if (oldValue && oldValue.id !== newValue?.id) stop();
  };
  model.on("change:stopped", show);
  model.on("comm_live_update", stop);
  session?.statusChanged?.connect(onStatus);
  session?.kernelChanged?.connect(onKernel);
  show();
  return () => {
    model.off("change:stopped", show);
    model.off("comm_live_update", stop);
    session?.statusChanged?.disconnect(onStatus);
    session?.kernelChanged?.disconnect(onKernel);
  };
}
