// The result of a score sheet while somebody chooses points; without JavaScript it is worked out on saving.
const total = document.querySelector("[data-total]");
const form = total?.closest("form");
const shown = total?.querySelector("[data-total-shown]");

function count() {
  let reached = 0;
  for (const row of form.querySelectorAll("[data-weight]")) {
    const chosen = row.querySelector("input[type=radio]:checked");
    if (chosen) reached += Number(chosen.value) * Number(row.dataset.weight);
  }
  shown.textContent = `${Math.round((reached * 100) / Number(total.dataset.best))} %`;
}

form?.addEventListener("change", count);
