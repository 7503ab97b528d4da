// "Add another" and "Remove" without a round trip; without this file the server does both.
export function addRow(holder) {
  const list = holder.querySelector(":scope > [data-row-list]");
  const next = 1 + Math.max(-1, ...[...list.children].map((row) => Number(row.dataset.index ?? indexOf(row))));
  const row = holder.querySelector(":scope > template").content.firstElementChild.cloneNode(true);
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes("__row__")) element.setAttribute(name, value.replaceAll("__row__", String(next)));
    }
  }
  row.dataset.index = next;
  list.append(row);
  number(holder);
  return row;
}

function indexOf(row) {
  return row.querySelector("[data-remove-row]")?.value.split(":").pop() ?? -1;
}

function number(holder) {
  const rows = [...holder.querySelectorAll(":scope > [data-row-list] > [data-row]")];
  rows.forEach((row, index) => row.querySelectorAll("[data-row-number]").forEach((place) => { place.textContent = index + 1; }));
  const add = holder.querySelector("[data-add-row]");
  if (add) add.hidden = rows.length >= Number(holder.dataset.most || Infinity);
}

export function watchRows(form) {
  form.addEventListener("click", (event) => {
    const add = event.target.closest("[data-add-row]");
    const remove = event.target.closest("[data-remove-row]");
    if (!add && !remove) return;
    event.preventDefault();
    const holder = event.target.closest("[data-rows]");
    if (add) {
      addRow(holder).querySelector("input:not([type=hidden]), select, textarea").focus();
      return;
    }
    const row = remove.closest("[data-row]");
    const neighbour = row.nextElementSibling || row.previousElementSibling;
    row.remove();
    number(holder);
    (neighbour?.querySelector("[data-remove-row]") || holder.querySelector("[data-add-row]"))?.focus();
    holder.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
