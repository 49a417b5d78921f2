// Plays the sound of a lab when the hand asks for it, never by itself.

const REST = 300; // milliseconds

export function render({ model, el }) {
  const row = el.appendChild(document.createElement("div"));
  row.style.cssText = "display: flex; align-items: center; gap: .6em; margin-bottom: 4px";
  const words = row.appendChild(document.createElement("span"));
  const audio = row.appendChild(document.createElement("audio"));
  words.textContent = "Hear it";
  audio.controls = true;
  audio.style.height = "2.2em";
  audio.setAttribute("aria-label", "Sound of this lab");

  let waiting = 0;
  function showSound() {
    const bytes = model.get("wav");
    const old = audio.src;
    row.style.visibility = bytes.byteLength ? "visible" : "hidden";
    if (bytes.byteLength) audio.src = URL.createObjectURL(new Blob([bytes], { type: "audio/wav" }));
    else audio.removeAttribute("src");
    if (old) URL.revokeObjectURL(old);
  }
  // A sound is loaded when the hand has come to rest: the picture must not wait for it.
  function showSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(showSound, REST);
  }
  model.on("change:wav", showSoon);
  showSound();
  return () => {
    clearTimeout(waiting);
    model.off("change:wav", showSoon);
    audio.pause();
    if (audio.src) URL.revokeObjectURL(audio.src);
  };
}
