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

// How much of a cost counts: at most `overrun` percent more than its plan; what was not planned does not.
function counted(number, planned, overrun) {
  if (overrun === null) return number;
  return min(number, divide(planned * (10000n + overrun), 10000n));
}

// The same as settlement.py: money is what costs count, work is given free of charge, others is other income.
function finalGrant(promise, { money, work, cash, others }) {
  const approved = BigInt(promise.approved);
  const planned = BigInt(promise.plannedCost);
  const ownCash = BigInt(promise.plannedCash);
  let grant;
  if (promise.financing === "share") {
    const onTop = max(others - BigInt(promise.plannedOthers), 0n);
    grant = planned ? divide(approved * max(money + work - onTop, 0n), planned) : 0n;
  } else if (promise.financing === "full") {
    grant = money - others;
  } else {
    grant = money + work - others - max(ownCash + BigInt(promise.plannedWork), work + min(cash, ownCash));
  }
  return max(min(min(grant, approved), money), 0n);
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
    const counts = isCost && number !== null ? counted(number, planned, overrun) : number;
    return { number, counts, code, isPlanned: "code" in row.dataset };
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
    settle(sum(spent.map((each) => each.counts)), got, all, complete);
  };

  const settle = (money, got, all, complete) => {
    const cash = got.own_cash ?? 0n;
    const work = got.in_kind ?? 0n;
    const paid = got.requested ?? 0n;
    const grant = finalGrant(settlement.dataset, { money, work, cash, others: all - cash - work - paid });
    settlement.querySelector("[data-accepted]").textContent = euros(money + work);
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
