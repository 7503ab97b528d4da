// Comforts of the guided forms: saving while people type, questions that come and go, rows, sums.
import { watchConditions } from "./forms-conditions.js";
import { watchRows } from "./forms-rows.js";
import { watchPlans } from "./forms-plan.js";
import { watchSaving } from "./forms-saving.js";

const form = document.querySelector("[data-runner]");
if (form) {
  const refresh = watchConditions(form);
  watchRows(form);
  watchPlans(form);
  watchSaving(form, refresh);
}
