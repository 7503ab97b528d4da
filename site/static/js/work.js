// Keys of the work screens: only while no field has the focus, no dialog is open and nothing else is held down.
const opener = document.querySelector("[data-dialog=keys]");
if (opener) opener.hidden = false;

const typing = (element) => element?.closest("input, textarea, select, [contenteditable], dialog[open]");

function follow(key) {
  const link = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key.split(" ").includes(key));
  if (link) link.click();
  return Boolean(link);
}

function step(by) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (!rows.length) return;
  const here = rows.indexOf(document.activeElement);
  const next = here < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, here + by));
  rows[next].focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const search = document.querySelector("[data-search]");
  if (event.key === "/" && search) search.focus();
  else if (event.key === "?") document.getElementById("keys")?.showModal();
  else if ("jn".includes(event.key)) follow(event.key) || step(1);
  else if ("kp".includes(event.key)) follow(event.key) || step(-1);
  else return;
  event.preventDefault();
});
