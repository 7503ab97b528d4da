// Offers what was typed here earlier and never reached the server.
import { addRow } from "./rows.js";
import { fieldsOf, namedFields, same } from "./kept.js";

const questionOf = (form, id) => form.querySelector(`[data-question="${CSS.escape(id)}"]`);

export function offer(form, kept, putBack) {
  const entries = kept.entries().filter((entry) => {
    const question = questionOf(form, entry.id);
    const differs = question && !same(entry.fields, fieldsOf(question));
    if (!differs) kept.drop(entry.id);
    return differs;
  });
  if (!entries.length) return;
  const box = document.querySelector("[data-offer]").content.firstElementChild.cloneNode(true);
  for (const { id } of entries) {
    const line = document.createElement("li");
    line.textContent = questionOf(form, id).dataset.label;
    box.querySelector("[data-offer-list]").append(line);
  }
  box.querySelector("[data-offer-take]").addEventListener("click", () => {
    box.remove();
    for (const entry of entries) {
      fill(questionOf(form, entry.id), entry.fields);
      putBack(entry);
    }
    namedFields(questionOf(form, entries[0].id)).find((field) => field.type !== "hidden")?.focus();
  });
  box.querySelector("[data-offer-drop]").addEventListener("click", () => {
    box.remove();
    for (const { id } of entries) kept.drop(id);
    form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
  form.before(box);
}

function fill(question, fields) {
  for (const [name] of fields) makeRow(question, name);
  const values = new Map();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) || []), value]);
  for (const field of namedFields(question)) {
    if (field.type === "hidden") continue;
    const given = values.get(field.name) || [];
    if (["radio", "checkbox"].includes(field.type)) field.checked = given.includes(field.value);
    else field.value = given[0] ?? "";
  }
  question.dispatchEvent(new Event("input", { bubbles: true }));
}

function makeRow(question, name) {
  const fields = (root) => [...root.querySelectorAll("[name]")];
  const holder = [...question.querySelectorAll("[data-rows]")].findLast((each) => name.startsWith(`${each.dataset.rows}-`));
  const index = holder && /^\d{1,3}(?=-)/.exec(name.slice(holder.dataset.rows.length + 1))?.[0];
  if (!index || fields(holder).some((field) => field.name === name)) return;
  const start = `${holder.dataset.rows}-${index}-`;
  const isThere = () => fields(holder).some((field) => field.name.startsWith(start));
  if (isThere()) return;
  for (let guard = 0; guard < 100 && !isThere(); guard++) addRow(holder);
  makeRow(question, name);
}
