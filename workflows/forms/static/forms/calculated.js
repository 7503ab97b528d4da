// Values that a form works out of its answers while people type; the server has the last word.
import { cents, divide, sum, writer } from "./money.js";

const ONE = 100n;

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
  if (ref.fixed) return ref.fixed.map(cents);
  const question = form.querySelector(`[data-question="${CSS.escape(ref.question)}"]`);
  if (!question || question.hidden) return [];
  if (ref.part) return [planPart(question, ref.part)].filter((each) => each !== null);
  if (ref.column) {
    const ending = `-${ref.column}`;
    const cells = [...question.querySelectorAll("[data-row] input, [data-row] select")].filter((each) => each.name.endsWith(ending) && each.value.trim() && !each.closest("[data-cell][hidden]"));
    return cells.map((each) => cents(each.value) ?? ONE);
  }
  const value = data[ref.question];
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
  return rest[0] ? [first * 100n * ONE, rest[0]] : null;
}

// The value as it would be stored, and as people read it.
export function calculate(output, data, form) {
  const formula = JSON.parse(output.dataset.formula);
  const found = worked(formula, formula.of.map((ref) => numbers(ref, data, form)));
  if (found === null) {
    output.value = "–";
    return null;
  }
  const scale = 10n ** BigInt(2 - formula.places);
  let [top, bottom] = found;
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  const rounded = divide(top, bottom * scale) * scale;
  const { number, euros } = writer(output.dataset);
  const text = number(rounded, formula.places);
  output.value = formula.as === "money" ? euros(rounded) : `${text}${formula.as === "percent" ? "\u00a0%" : formula.unit ? ` ${formula.unit}` : ""}`;
  const digits = String(rounded < 0n ? -rounded : rounded).padStart(3, "0");
  return `${rounded < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
