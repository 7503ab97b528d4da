// Shows and hides questions of this page by the same conditions that the server applies.
import { calculate, show as write, withinRow } from "./calculated.js";
import { cents } from "./money.js";

// JsonLogic as json-logic-js reads it; the operators that workflows/forms/definition/jsonlogic.py writes.
const operators = {
  and: (parts, data) => parts.every((part) => truth(apply(part, data))),
  or: (parts, data) => parts.some((part) => truth(apply(part, data))),
  "!": ([part], data) => !truth(apply(part, data)),
  "!!": ([part], data) => truth(apply(part, data)),
  var: ([name], data) => lookUp(String(name), data),
  "==": pair((a, b) => a == b),
  "===": pair((a, b) => a === b),
  "!=": pair((a, b) => a != b),
  "!==": pair((a, b) => a !== b),
  in: pair((what, where) => (Array.isArray(where) || typeof where === "string") && where.includes(what)),
  ">": pair((a, b) => a > b),
  ">=": pair((a, b) => a >= b),
  "<": pair((a, b) => a < b),
  "<=": pair((a, b) => a <= b),
  "+": (parts, data) => parts.reduce((all, part) => all + parseFloat(apply(part, data)), 0),
  reduce: ([list, step, start], data) => {
    const found = apply(list, data);
    return Array.isArray(found) ? found.reduce((accumulator, current) => apply(step, { accumulator, current }), start) : start;
  },
};

function pair(test) {
  return ([a, b], data) => test(apply(a, data), apply(b, data));
}

export function apply(rule, data) {
  if (rule === null || typeof rule !== "object" || Array.isArray(rule)) return rule;
  const [name, parts] = Object.entries(rule)[0];
  return operators[name]?.(Array.isArray(parts) ? parts : [parts], data) ?? null;
}

export const truth = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));

// Ids of questions may have dots; what follows an id is a part of its answer.
function lookUp(name, data) {
  for (let end = name.length; end > 0; end = name.lastIndexOf(".", end - 1)) {
    const id = name.slice(0, end);
    if (!Object.hasOwn(data, id)) continue;
    const path = end < name.length ? name.slice(end + 1).split(".") : [];
    return path.reduce((value, part) => value?.[part], data[id]) ?? null;
  }
  return null;
}

// What of a row counts: the columns in order, each with its condition or formula on those before it.
export function countedRow(columns, answerTo) {
  const data = {};
  for (const { id, show, formula } of columns) {
    if (!show || truth(apply(show, data))) data[id] = formula ? withinRow(formula, data) : answerTo(id);
  }
  return data;
}

// The row with its cells shown or hidden and its values worked out.
function refreshRow(row) {
  const own = [...row.querySelectorAll("[data-cell]")].filter((cell) => cell.closest("[data-row]") === row);
  const cells = new Map(own.map((cell) => [cell.dataset.cell, cell]));
  const columns = [...cells].map(([id, cell]) => {
    const { show } = cell.dataset;
    const output = cell.dataset.type === "calculated" ? cell.querySelector("output[data-formula]") : null;
    return { id, output, show: show && JSON.parse(show), formula: output && JSON.parse(output.dataset.formula) };
  });
  const counted = countedRow(columns, (id) => answerIn(cells.get(id), cells.get(id).dataset.name, cells.get(id).dataset.type));
  for (const [id, cell] of cells) cell.hidden = !Object.hasOwn(counted, id);
  for (const { id, output, formula } of columns) if (output && id in counted) write(output, formula, counted[id]);
  return counted;
}

// The rows of a list, not those of lists inside them.
const rowsOf = (question) => [...(question.querySelector("[data-rows]")?.querySelectorAll(":scope > [data-row-list] > [data-row]") ?? [])];

// The rows in which something counts; null when there are none.
function rowsIn(question) {
  return full(rowsOf(question).map(refreshRow));
}

// Those of which something counts; null when there are none.
export function full(rows) {
  const found = rows.filter((row) => Object.values(row).some((each) => each !== null && each !== undefined));
  return found.length ? found : null;
}

// In how many rows each column with a condition is on the screen, as the server counts it.
function shownCells(id, question) {
  const seen = [...question.querySelectorAll("[data-row] [data-show]")].filter((cell) => !cell.closest("[data-cell][hidden]"));
  const shown = seen.map((cell) => cell.parentElement.closest("[data-cell]")).map((outer, index) => [outer?.dataset.cell, seen[index].dataset.cell].filter(Boolean).join("."));
  return [...new Set(shown)].map((column) => `${id}/${column}:${shown.filter((each) => each === column).length}`);
}

const answer = (question) => answerIn(question, question.dataset.question, question.dataset.type);

function answerIn(question, id, type) {
  const chosen = [...question.querySelectorAll(`[name="${CSS.escape(id)}"]:checked`)].map((each) => each.value);
  if (type === "multi") return chosen.length ? chosen : null;
  if (type === "yes_no") {
    const word = chosen[0] ?? question.querySelector(`select[name="${CSS.escape(id)}"]`)?.value;
    return word ? word === "yes" : null;
  }
  if (type === "declaration") return chosen.length ? true : null;
  if (type === "group" || type === "person_list") return rowsIn(question);
  const filled = (selector) => [...question.querySelectorAll(selector)].filter((each) => each.value.trim()).length > 0;
  if (type === "address") return filled("input") ? { street: true } : null;
  if (type === "organisation") return chosen.length ? { id: chosen[0] } : null;
  if (type === "finance_plan") return filled("[data-row] input, [data-income] input") ? { expenses: [true] } : null;
  if (type === "file") {
    const files = [...question.querySelectorAll(`.file-list input[name="${CSS.escape(id)}"]`)];
    return files.length ? files.map((each) => each.value) : null;
  }
  if (type === "date") {
    const [day, month, year] = ["day", "month", "year"].map((part) => question.querySelector(`[name="${CSS.escape(id)}-${part}"]`)?.value.trim() ?? "");
    return day && month && year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null;
  }
  if (chosen.length) return chosen[0];
  const field = question.querySelector(`[name="${CSS.escape(id)}"]:not([type="radio"], [type="checkbox"])`);
  const text = field?.value.trim() ?? "";
  if (!text) return null;
  return type === "number" || type === "money" ? decimal(text) : text;
}

export function decimal(text) {
  const found = cents(text);
  if (found === null) return null;
  const digits = String(found < 0n ? -found : found).padStart(3, "0");
  return `${found < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function watchConditions(form) {
  const elsewhere = JSON.parse(form.dataset.elsewhere || "{}");
  const shown = form.querySelector('[name="shown"]');
  // Of a list whose rows stand on pages of their own the answer doesn't change while people type here.
  const answered = (question, id) => ("entries" in question.dataset ? elsewhere[id] ?? null : answer(question));
  const refresh = () => {
    const data = { ...elsewhere };
    const visible = [];
    for (const question of form.querySelectorAll("[data-question], [data-section]")) {
      if (question.dataset.show) question.hidden = !truth(apply(JSON.parse(question.dataset.show), data));
      const { question: id, type } = question.dataset;
      if (question.hidden || question.dataset.section || question.closest("[data-section][hidden]")) {
        if ("entries" in question.dataset) delete data[id];
        continue;
      }
      data[id] = type === "calculated" ? calculate(question.querySelector("output"), data, form) : answered(question, id);
      if (type !== "calculated") visible.push(id, ...shownCells(id, question));
    }
    shown.value = visible.join(" ");
  };
  form.addEventListener("input", refresh);
  form.addEventListener("change", refresh);
  refresh();
  return refresh;
}
