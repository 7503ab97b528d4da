// Words that are explained open under the mouse and the keyboard's focus, too; without this, when they are pressed.
const LATER = 200;

for (const term of document.querySelectorAll(".term")) {
  const [word, text] = [term.querySelector(".term__word"), term.querySelector("[popover]")];
  if (!text?.showPopover) continue;
  let timer;
  const open = () => {
    if (!text.matches(":popover-open")) text.showPopover({ source: word });
  };
  const close = () => {
    if (text.matches(":popover-open") && !text.contains(document.activeElement)) text.hidePopover();
  };
  const soon = (what) => {
    clearTimeout(timer);
    timer = setTimeout(what, LATER);
  };
  for (const part of [word, text]) {
    part.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse") return;
      word.popoverTargetAction = "show"; // a click on what the mouse has opened leaves it open
      soon(open);
    });
    part.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") soon(close);
    });
  }
  word.addEventListener("focus", () => {
    if (word.matches(":focus-visible")) open();
  });
  term.addEventListener("focusout", (event) => {
    if (!term.contains(event.relatedTarget)) soon(close);
  });
  word.addEventListener("keydown", () => (word.popoverTargetAction = "toggle"));
}
