// Planned against actual figures while people type; the server has the last word.
import { cents, divide, sum, times, writer } from "./money.js";

const max = (a, b) => (a > b ? a : b);
const min = (a, b) => (a < b ? a : b);

// What was typed into a row, in cents; null while nothing (or nothing readable) stands there.
function actual(row, rate) {
  const hours = row.querySelector(".cell--hours input");
  if (!hours) return cents(row.querySelector(".cell--amount input").value);
  const number = cents(hours.value);
  return number === null ? null : times(number, rate);
}

const isOver = (number, planned, overrun) => overrun !== null && (number - planned) * 10000n > overrun * planned;

function finalGrant(settlement, costs, own, others) {
  const approved = BigInt(settlement.approved);
  const planned = BigInt(settlement.plannedCost);
  if (settlement.financing === "share" && planned) {
    const onTop = max(others - BigInt(settlement.plannedOthers), 0n);
    return min(approved, divide(approved * max(costs - onTop, 0n), planned));
  }
  return min(approved, max(costs - others - max(own, BigInt(settlement.plannedOwn)), 0n));
}

export function watchActual(plan) {
  const rate = cents(plan.dataset.rate) ?? 0n;
  const overrun = plan.dataset.overrun ? cents(plan.dataset.overrun) : null;
  const { euros, signed } = writer(plan.dataset);
  const costs = plan.querySelector(`[data-rows="${CSS.escape(plan.dataset.plan)}-expenses"]`);
  const settlement = plan.querySelector("[data-settlement]");
  const state = plan.querySelector("[data-settlement-state]");
  let timer;

  const line = (row, isCost) => {
    const number = actual(row, rate);
    const planned = BigInt(row.dataset.planned);
    const over = isCost && number !== null && isOver(number, planned, overrun);
    const place = row.querySelector("[data-difference]");
    place.textContent = number === null ? "" : signed(number, planned);
    place.classList.toggle("is-over", over);
    const needed = row.querySelector("[data-needed]");
    if (needed) needed.hidden = !over || Boolean(row.querySelector(".cell--reason input").value.trim() || row.querySelector(".cell--reason .field__error"));
    const code = row.dataset.code || row.querySelector(".cell--category select")?.value || "";
    return { number, code, isPlanned: "code" in row.dataset };
  };

  const sumRow = (row, number) => {
    row.querySelector("[data-actual-sum]").textContent = euros(number);
    row.querySelector("[data-difference]").textContent = signed(number, BigInt(row.dataset.planned));
  };

  const tell = () => {
    const spent = [...costs.querySelectorAll("[data-row]")].map((row) => line(row, true));
    const got = {};
    let complete = spent.every((each) => !each.isPlanned || each.number !== null);
    for (const section of plan.querySelectorAll("[data-income]")) {
      const rows = [...section.querySelectorAll("[data-row]")].map((row) => line(row, false));
      complete &&= rows.every((each) => !each.isPlanned || each.number !== null);
      got[section.dataset.income] = "fixed" in section.dataset ? BigInt(section.dataset.fixed) : sum(rows.map((each) => each.number));
    }
    const work = got.in_kind ?? 0n;
    const total = sum(spent.map((each) => each.number)) + work;
    const all = sum(Object.values(got));
    for (const row of plan.querySelectorAll("[data-category]")) {
      const code = row.dataset.category;
      sumRow(row, code === "in_kind" ? work : sum(spent.filter((each) => each.code === code).map((each) => each.number)));
    }
    sumRow(plan.querySelector('[data-total="costs"]'), total);
    sumRow(plan.querySelector('[data-total="incomes"]'), all);
    settle(total, got, all, complete);
  };

  const settle = (total, got, all, complete) => {
    const own = (got.own_cash ?? 0n) + (got.in_kind ?? 0n);
    const paid = got.requested ?? 0n;
    const grant = finalGrant(settlement.dataset, total, own, all - own - paid);
    settlement.querySelector("[data-paid]").textContent = euros(paid);
    settlement.querySelector("[data-final]").textContent = complete ? euros(grant) : "–";
    const word = !complete ? "open" : paid > grant ? "back" : paid < grant ? "more" : "even";
    clearTimeout(timer);
    // Spoken once typing pauses, not at every key.
    timer = setTimeout(() => {
      const text = settlement.dataset[word].replace("{s}", euros(max(paid - grant, grant - paid)));
      if (state.textContent !== text) state.textContent = text;
    }, 600);
  };

  plan.addEventListener("input", tell);
  plan.addEventListener("change", tell);
}
