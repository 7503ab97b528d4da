// Shows and hides questions of this page by the same conditions that the server applies.
import { calculate } from "./calculated.js";
import { cents } from "./money.js";

const operators = {
  and: (parts, data) => parts.every((part) => truth(apply(part, data))),
  or: (parts, data) => parts.some((part) => truth(apply(part, data))),
  "!": ([part], data) => !truth(apply(part, data)),
  "!!": ([part], data) => truth(apply(part, data)),
  var: ([name], data) => data[name] ?? null,
  "==": ([a, b], data) => same(apply(a, data), apply(b, data)),
  "===": ([a, b], data) => apply(a, data) === apply(b, data),
  "!=": ([a, b], data) => !same(apply(a, data), apply(b, data)),
  in: ([a, b], data) => {
    const where = apply(b, data);
    const what = apply(a, data);
    return Array.isArray(where) && where.some((each) => same(apply(each, data), what));
  },
  ">": (pair, data) => compare(pair, data, (order) => order > 0),
  ">=": (pair, data) => compare(pair, data, (order) => order >= 0),
  "<": (pair, data) => compare(pair, data, (order) => order < 0),
  "<=": (pair, data) => compare(pair, data, (order) => order <= 0),
};

export function apply(rule, data) {
  if (rule === null || typeof rule !== "object" || Array.isArray(rule)) return rule;
  const [name, parts] = Object.entries(rule)[0];
  return operators[name]?.(Array.isArray(parts) ? parts : [parts], data) ?? null;
}

const truth = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
const isNumber = (value) => /^-?\d{1,18}(\.\d{1,6})?$/.test(String(value));

function same(a, b) {
  if (typeof a === "boolean" || typeof b === "boolean") return a === b;
  if (a === null || b === null) return a === b;
  return isNumber(a) && isNumber(b) ? Number(a) === Number(b) : a === b;
}

function compare([a, b], data, fits) {
  let left = apply(a, data);
  const right = apply(b, data);
  if (left === null || left === "") return false;
  if (Array.isArray(left)) left = left.length;
  if (isNumber(left) && isNumber(right)) return fits(Number(left) - Number(right));
  if (isNumber(left) || isNumber(right)) return false;
  return fits(left < right ? -1 : left > right ? 1 : 0);
}

function answer(question) {
  const { question: id, type } = question.dataset;
  const chosen = [...question.querySelectorAll(`[name="${CSS.escape(id)}"]:checked`)].map((each) => each.value);
  if (type === "multi") return chosen.length ? chosen : null;
  if (type === "yes_no") return chosen.length ? chosen[0] === "yes" : null;
  if (type === "declaration") return chosen.length ? true : null;
  if (type === "group" || type === "person_list") {
    const rows = [...question.querySelectorAll("[data-row]")];
    const full = rows.filter((row) => [...row.querySelectorAll("input, select, textarea")].some((cell) => cell.value.trim()));
    return full.length ? full : null;
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
  const refresh = () => {
    const data = { ...elsewhere };
    const visible = [];
    for (const question of form.querySelectorAll("[data-question], [data-section]")) {
      if (question.dataset.show) question.hidden = !truth(apply(JSON.parse(question.dataset.show), data));
      if (question.hidden || question.dataset.section || question.closest("[data-section][hidden]")) continue;
      const { question: id, type } = question.dataset;
      if (type !== "calculated") visible.push(id);
      data[id] = type === "calculated" ? calculate(question.querySelector("output"), data, form) : answer(question);
    }
    shown.value = visible.join(" ");
  };
  form.addEventListener("input", refresh);
  form.addEventListener("change", refresh);
  refresh();
  return refresh;
}
