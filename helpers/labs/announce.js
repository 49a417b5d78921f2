// Says a sentence to a screen reader when the hand has come to rest, not on its way.

const REST = 600; // milliseconds

// Returns a function that takes each new sentence; only the last of a row is said.
function announcer(parent) {
  const region = parent.appendChild(document.createElement("div"));
  region.className = "course-announced";
  region.setAttribute("role", "status");
  let said = null;
  let waiting = 0;
  return (sentence) => {
    clearTimeout(waiting);
    if (said === null) said = sentence; // what a page opens with is there to be read
    waiting = setTimeout(() => {
      if (sentence !== said) region.textContent = sentence;
      said = sentence;
    }, REST);
  };
}
