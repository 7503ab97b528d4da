// Small comforts; every page works without them.
import { watchWords } from "./words.js";
import { openDialogs } from "./dialog.js";

document.querySelector("[data-focus]")?.focus();
document.querySelectorAll("[data-words-for]").forEach(watchWords);
openDialogs(document);

// A line of the summary leads to its field without writing it into the address: sent again from such an address,
// a form would come back with the focus in that field, past the new summary.
document.querySelector(".error-summary")?.addEventListener("click", (event) => {
  const field = document.getElementById(decodeURIComponent(event.target.closest("a")?.hash.slice(1) ?? ""));
  field?.focus({ preventScroll: true });
  if (!field || document.activeElement !== field) return;
  event.preventDefault();
  (field.closest(".field") ?? field).scrollIntoView();
});

// The menu of a small screen closes with Escape and when a click lands elsewhere.
const menu = document.querySelector(".menu-small");
if (menu) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
}

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

// Who signs out leaves nothing of a form on a device that others may use.
document.addEventListener("submit", (event) => {
  if (!event.target.action?.endsWith?.("/logout/")) return;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("forms")) localStorage.removeItem(key);
  } catch { /* nothing was kept */ }
});
