// Keeps what was typed in a step of the meeting on this device until the server has it.
const form = document.querySelector("[data-agenda]");

const fields = () => [...form.querySelectorAll("input[name], select[name], textarea[name]")]
  .filter((field) => field.type !== "hidden");

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}

function keep(key, seen) {
  const typed = fields().map((field) => [field.id, ["radio", "checkbox"].includes(field.type) ? field.checked : field.value]);
  try { localStorage.setItem(key, JSON.stringify({ seen, typed })); } catch { /* no room: the page itself still has it */ }
}

function restore(typed) {
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (!field) continue;
    if (typeof value === "boolean") field.checked = value;
    else field.value = value;
  }
}

if (form) {
  const key = form.dataset.agenda;
  const seen = form.elements.seen.value;
  const offline = form.querySelector("[data-offline]");
  const kept = read(key);
  // What was typed before the connection broke counts as long as nobody noted something else meanwhile.
  if (kept?.seen === seen && !form.querySelector("[aria-invalid=true]")) restore(kept.typed);
  else localStorage.removeItem(key);
  form.addEventListener("input", () => keep(key, seen));
  form.addEventListener("submit", (event) => {
    keep(key, seen);
    if (navigator.onLine) return;
    event.preventDefault();
    offline.hidden = false;
  });
  addEventListener("online", () => { offline.hidden = true; });
}
