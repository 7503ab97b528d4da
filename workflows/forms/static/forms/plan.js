// The sums of a Kosten- und Finanzierungsplan while people type, in whole cents; the server has the last word.
import { watchActual } from "./actual.js";
import { cents, sum, times, writer } from "./money.js";

const cell = (row, code) => row.querySelector(`.cell--${code} input`);
const rowsOf = (place) => [...place.querySelectorAll("[data-row]")];

// What quantity times price makes; null while one of them can't be read.
function product(row) {
  const price = cents(cell(row, "unit_price").value);
  const quantity = cell(row, "quantity").value.trim() ? cents(cell(row, "quantity").value) : 100n;
  return price !== null && quantity !== null ? times(quantity, price) : null;
}

function cost(row) {
  const written = cell(row, "amount");
  const worked = product(row);
  if (worked !== null && (!written.value.trim() || written.dataset.worked)) {
    const text = String(worked).padStart(3, "0");
    written.value = `${text.slice(0, -2)},${text.slice(-2)}`;
    written.dataset.worked = "yes";
  }
  return cents(written.value);
}

function income(section, rate) {
  if (section.dataset.income === "in_kind") {
    return sum(rowsOf(section).map((row) => times(cents(cell(row, "hours").value) ?? 0n, rate)));
  }
  return sum([...section.querySelectorAll(".cell--amount input")].map((input) => cents(input.value)));
}

function watch(plan) {
  const rate = cents(plan.dataset.rate) ?? 0n;
  const { euros } = writer(plan.dataset);
  const words = plan.querySelector("[data-sums]").dataset;
  const state = plan.querySelector("[data-sum-state]");
  const mirror = plan.querySelector("[data-mirror]");
  const show = (code, number) => plan.querySelectorAll(`[data-sum="${code}"]`).forEach((place) => { place.textContent = euros(number); });
  let timer;
  const tell = () => {
    const sections = [...plan.querySelectorAll("[data-income]")];
    const work = sum(sections.filter((each) => each.dataset.income === "in_kind").map((each) => income(each, rate)));
    const total = sum(rowsOf(plan.querySelector(`[data-rows="${CSS.escape(plan.dataset.plan)}-expenses"]`)).map(cost)) + work;
    const all = sum(sections.map((each) => income(each, rate)));
    show("total", total);
    show("income", all);
    show("in_kind", work);
    mirror.hidden = !work;
    const word = total === all ? (total ? "even" : "empty") : total > all ? "short" : "over";
    clearTimeout(timer);
    // Spoken once typing pauses, not at every key.
    timer = setTimeout(() => {
      const text = (words[word] || "").replace("{s}", euros(total > all ? total - all : all - total));
      if (state.textContent === text) return;
      state.className = `sums__state sums__state--${word}`;
      state.textContent = text;
    }, 600);
  };
  plan.addEventListener("input", (event) => {
    if (event.target.closest(".cell--amount")) delete event.target.dataset.worked;
    tell();
  });
  plan.addEventListener("change", tell);
  // An amount that is just quantity times price follows when one of them changes.
  for (const row of rowsOf(plan)) {
    if (!cell(row, "unit_price")) continue;
    const worked = product(row);
    if (worked !== null && worked === cents(cell(row, "amount").value)) cell(row, "amount").dataset.worked = "yes";
  }
}

export function watchPlans(form) {
  form.querySelectorAll("[data-plan]").forEach((plan) => ("actual" in plan.dataset ? watchActual(plan) : watch(plan)));
}
