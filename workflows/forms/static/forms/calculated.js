// Values that a form works out of its answers while people type; the server has the last word.
import { cents, divide, sum, writer } from "./money.js";

const ONE = 100n;
const MOST = 10n ** 14n;

function planPart(question, part) {
  const inputs = (kind, cell = "amount") => [...question.querySelectorAll(`[data-income="${kind}"] .cell--${cell} input`)].map((each) => cents(each.value));
  const shown = (code) => cents(question.querySelector(`[data-sum="${code}"]`)?.textContent);
  if (part === "costs") return shown("total");
  if (part === "incomes") return shown("income");
  if (part === "grant") return sum(inputs("requested"));
  return sum(inputs("own_cash")) + (shown("in_kind") ?? 0n);
}

// The hundredths behind one reference, as the server counts them.
function numbers(ref, data, form) {
  const question = form.querySelector(`[data-question="${CSS.escape(ref.question)}"]`);
  const isHidden = question?.closest("[data-question][hidden], [data-section][hidden]");
  if (ref.fixed) return isHidden ? [] : ref.fixed.map(cents);
  if (!question || isHidden) return [];
  if (ref.part) return [planPart(question, ref.part)].filter((each) => each !== null);
  if (ref.column) return (data[ref.question] ?? []).flatMap((row) => ofAnswer(row[ref.column]));
  return ofAnswer(data[ref.question]);
}

// One number per entry of a list, none where nothing was answered; what is no number counts as one answer.
function ofAnswer(value) {
  if (value === null || value === undefined || typeof value === "boolean") return [];
  return Array.isArray(value) ? value.map(() => ONE) : [cents(String(value)) ?? ONE];
}

// Numerator and denominator of the value, in hundredths; null while nothing can be said.
function worked(formula, results) {
  if (!results.some((each) => each.length)) return null;
  const [first, ...rest] = results.map(sum);
  if (formula.do === "sum") return [first + sum(rest), 1n];
  if (formula.do === "count") return [BigInt(results.reduce((all, each) => all + each.length, 0)) * ONE, 1n];
  if (formula.do === "difference") return [first - sum(rest), 1n];
  if (formula.do === "product") return results.every((each) => each.length) ? [first * rest[0], ONE] : null;
  return rest[0] ? [first * 100n * ONE, rest[0]] : null;
}

// The hundredths of the value, rounded to its places; null while nothing can be said or it is too much.
function rounded(formula, results) {
  const found = worked(formula, results);
  if (found === null) return null;
  const scale = 10n ** BigInt(2 - formula.places);
  let [top, bottom] = found;
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  const value = divide(top, bottom * scale) * scale;
  return value < MOST && value > -MOST ? value : null;
}

// The value as it would be stored.
function plain(hundredths) {
  if (hundredths === null) return null;
  const digits = String(hundredths < 0n ? -hundredths : hundredths).padStart(3, "0");
  return `${hundredths < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

// The value of a calculated column, out of earlier cells of the same row.
export const withinRow = (formula, row) => plain(rounded(formula, formula.of.map((ref) => ofAnswer(row[ref.question]))));

// As people read it.
export function show(output, formula, value) {
  const hundredths = value === null ? null : cents(value);
  if (hundredths === null) {
    output.value = "–";
    return;
  }
  const { number, euros } = writer(output.dataset);
  const text = number(hundredths, formula.places);
  output.value = formula.as === "money" ? euros(hundredths) : `${text}${formula.as === "percent" ? "\u00a0%" : formula.unit ? ` ${formula.unit}` : ""}`;
}

// The value of a calculated question as it would be stored; people read it in its place.
export function calculate(output, data, form) {
  const formula = JSON.parse(output.dataset.formula);
  const value = plain(rounded(formula, formula.of.map((ref) => numbers(ref, data, form))));
  show(output, formula, value);
  return value;
}
