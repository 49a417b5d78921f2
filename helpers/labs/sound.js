// Plays the sound of a lab when the hand asks for it, never by itself.

export function render({ model, el }) {
  const row = el.appendChild(document.createElement("div"));
  row.style.cssText = "display: flex; align-items: center; gap: .6em; margin-bottom: 4px";
  const words = row.appendChild(document.createElement("span"));
  const audio = row.appendChild(document.createElement("audio"));
  words.textContent = "Hear it";
  audio.controls = true;
  audio.style.height = "2.2em";
  audio.setAttribute("aria-label", "Sound of this lab");

  function showSound() {
    const bytes = model.get("wav");
    const old = audio.src;
    row.style.visibility = bytes.byteLength ? "visible" : "hidden";
    if (bytes.byteLength) audio.src = URL.createObjectURL(new Blob([bytes], { type: "audio/wav" }));
    else audio.removeAttribute("src");
    if (old) URL.revokeObjectURL(old);
  }
  model.on("change:wav", showSound);
  showSound();
  return () => {
    model.off("change:wav", showSound);
    audio.pause();
    if (audio.src) URL.revokeObjectURL(audio.src);
  };
}
