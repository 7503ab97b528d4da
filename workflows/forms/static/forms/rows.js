// "Add another" and "Remove" without a round trip; without this file the server does both.
export function addRow(holder) {
  const list = holder.querySelector(":scope > [data-row-list]");
  const next = 1 + Math.max(-1, ...[...list.children].map((row) => Number(row.dataset.index ?? indexOf(row))));
  const row = holder.querySelector(":scope > template").content.firstElementChild.cloneNode(true);
  renumber(row, holder.dataset.mark || "__row__", String(next));
  row.dataset.index = next;
  list.append(row);
  number(holder);
  return row;
}

// The number takes the place of the mark, also in the blank rows of lists inside the row.
function renumber(root, mark, next) {
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const { name, value } of element.attributes ? [...element.attributes] : []) {
      if (value.includes(mark)) element.setAttribute(name, value.replaceAll(mark, next));
    }
    if (element.localName === "template") renumber(element.content, mark, next);
  }
}

const ofRow = (row, selector) => [...row.querySelectorAll(selector)].filter((each) => each.closest("[data-row]") === row);

function indexOf(row) {
  return ofRow(row, "[data-remove-row]").at(-1)?.value.split(":").pop() ?? -1;
}

const adding = (holder) => [...holder.querySelectorAll("[data-add-row]")].find((each) => each.closest("[data-rows]") === holder);

function number(holder) {
  const rows = [...holder.querySelectorAll(":scope > [data-row-list] > [data-row]")];
  rows.forEach((row, index) => ofRow(row, "[data-row-number]").forEach((place) => { place.textContent = index + 1; }));
  const add = adding(holder);
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
    ((neighbour && ofRow(neighbour, "[data-remove-row]").at(-1)) || adding(holder))?.focus();
    holder.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
