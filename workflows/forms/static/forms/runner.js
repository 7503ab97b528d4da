// Comforts of the guided forms: saving while people type, questions that come and go, rows, sums, uploads.
import { watchBeside } from "./beside.js";
import { watchConditions } from "./conditions.js";
import { arrived, forget } from "./kept.js";
import { watchRows } from "./rows.js";
import { watchPlans } from "./plan.js";
import { watchSaving } from "./saving.js";
import { watchUploads } from "./upload.js";
import { watchWords } from "../js/words.js";

const form = document.querySelector("[data-runner]");
if (form) {
  const refresh = watchConditions(form);
  // A question as the server draws it anew takes the place of the old one.
  const wake = (question, html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const fresh = holder.content.querySelector("[data-question]");
    question.replaceWith(fresh);
    fresh.querySelectorAll("[data-words-for]").forEach(watchWords);
    watchPlans(fresh);
    refresh();
    return fresh;
  };
  watchBeside(form);
  watchRows(form);
  watchPlans(form);
  watchUploads(form, watchSaving(form, wake), wake);
} else {
  arrived();
}

// Once the whole form has been handed in, nothing of it stays on this device.
document.querySelector("[data-forget]")?.addEventListener("submit", (event) => forget(event.target.dataset.forget));
const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
