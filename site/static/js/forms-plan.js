// The sums of a Kosten- und Finanzierungsplan while people type, in whole cents; the server has the last word.
import { decimal } from "./forms-conditions.js";

const cents = (text) => {
  const number = decimal(text || "");
  if (number === null) return null;
  const [whole, part = ""] = number.replace("-", "").split(".");
  return part.length > 2 ? null : Number(whole) * 100 + Number(part.padEnd(2, "0"));
};
const times = (quantity, price) => Math.floor((quantity * price + 50) / 100);

const cell = (row, code) => row.querySelector(`.cell--${code} input`);

function cost(row) {
  const written = cell(row, "amount");
  const price = cents(cell(row, "unit_price").value);
  const quantity = cell(row, "quantity").value.trim() ? cents(cell(row, "quantity").value) : 100;
  const product = price !== null && quantity !== null ? times(quantity, price) : null;
  if (product !== null && (!written.value.trim() || written.dataset.worked)) {
    written.value = (product / 100).toFixed(2).replace(".", ",");
    written.dataset.worked = "yes";
  }
  return cents(written.value) ?? 0;
}

function income(section, rate) {
  if (section.dataset.income === "in_kind") {
    return [...section.querySelectorAll("[data-row]")].reduce((sum, row) => sum + times(cents(cell(row, "hours").value) ?? 0, rate), 0);
  }
  return [...section.querySelectorAll(".cell--amount input")].reduce((sum, input) => sum + (cents(input.value) ?? 0), 0);
}

function watch(plan) {
  const rate = cents(plan.dataset.rate);
  const euros = new Intl.NumberFormat("de-DE", { style: "currency", currency: "EUR" });
  const sums = plan.querySelector("[data-sums]");
  const state = plan.querySelector("[data-sum-state]");
  let timer;
  const tell = () => {
    const inKind = plan.querySelector('[data-income="in_kind"]');
    const costs = [...plan.querySelectorAll(`[data-rows="${CSS.escape(plan.dataset.plan)}-expenses"] [data-row]`)];
    const total = costs.reduce((sum, row) => sum + cost(row), 0) + (inKind ? income(inKind, rate) : 0);
    const all = [...plan.querySelectorAll("[data-income]")].reduce((sum, section) => sum + income(section, rate), 0);
    plan.querySelector('[data-sum="total"]').textContent = euros.format(total / 100);
    plan.querySelector('[data-sum="income"]').textContent = euros.format(all / 100);
    const word = total === all ? (total ? "even" : "empty") : total > all ? "short" : "over";
    clearTimeout(timer);
    // Spoken once typing pauses, not at every key.
    timer = setTimeout(() => {
      state.className = `sums__state sums__state--${word}`;
      state.textContent = (sums.dataset[word] || "").replace("{s}", euros.format(Math.abs(total - all) / 100));
    }, 400);
  };
  plan.addEventListener("input", (event) => {
    if (event.target.closest(".cell--amount")) delete event.target.dataset.worked;
    tell();
  });
  plan.addEventListener("change", tell);
  // An amount that is just quantity times price follows when one of them changes.
  for (const row of plan.querySelectorAll("[data-row]")) {
    if (!cell(row, "unit_price")) continue;
    const price = cents(cell(row, "unit_price").value);
    const quantity = cents(cell(row, "quantity").value) ?? 100;
    if (price !== null && times(quantity, price) === cents(cell(row, "amount").value)) cell(row, "amount").dataset.worked = "yes";
  }
}

export function watchPlans(form) {
  form.querySelectorAll("[data-plan]").forEach(watch);
}
