// Saves each question when people leave it; says when that failed, tries again, and loses nothing.
import { addRow } from "./forms-rows.js";

const RETRY = [3, 10, 30, 60];

export function watchSaving(form, refresh) {
  const line = form.querySelector("[data-save-state]");
  const seen = form.querySelector('[name="seen"]');
  const waiting = new Set();
  let running = false;
  let tries = 0;
  let timer;

  const say = (code, replace = {}, bad = false) => {
    let text = line.dataset[code] || "";
    for (const [mark, value] of Object.entries(replace)) text = text.replace(mark, value);
    line.textContent = text;
    line.classList.toggle("save-state--bad", bad);
    if (code === "expired") {
      const link = document.createElement("a");
      link.href = form.dataset.signin;
      link.textContent = line.dataset.signinText;
      line.append(" ", link);
    }
  };

  // Kept in this tab only, and only while the server does not have it.
  const keep = () => {
    const typed = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !["csrfmiddlewaretoken", "seen", "shown", "from"].includes(name));
    try { sessionStorage.setItem(form.dataset.keep, JSON.stringify(typed)); } catch { /* no room: the page itself still has it */ }
  };
  const forget = () => { try { sessionStorage.removeItem(form.dataset.keep); } catch { /* nothing to forget */ } };

  const marks = () => new Map(seen.value.split(" ").filter(Boolean).map((pair) => [pair.slice(0, pair.lastIndexOf(":")), pair.slice(pair.lastIndexOf(":") + 1)]));
  const setMark = (id, mark) => {
    const all = marks().set(id, mark);
    seen.value = [...all].map((pair) => pair.join(":")).join(" ");
  };

  const showError = (question, errors) => {
    const id = question.dataset.question;
    const place = question.querySelector("[data-live-error]");
    const text = errors[id] && question.dataset.type !== "finance_plan" ? errors[id] : "";
    const written = [...question.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => (field.type === "radio" || field.type === "checkbox" ? field.checked : field.value));
    place.textContent = written ? text : "";
    place.hidden = !place.textContent;
    if (!Object.keys(errors).length) {
      question.querySelectorAll(".field__error").forEach((each) => each.remove());
      question.querySelectorAll(".field--error").forEach((each) => each.classList.remove("field--error"));
      question.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
    }
  };

  async function send(id) {
    const question = form.querySelector(`[data-question="${CSS.escape(id)}"]`);
    const body = new FormData(form);
    for (const name of [...body.keys()]) if (name.endsWith("-new")) body.delete(name);
    body.set("only", id);
    const answer = await fetch(form.dataset.autosave, { method: "POST", body, credentials: "same-origin", redirect: "error" });
    // Without a session, or with the mark of an older one, the server answers before it reads the form.
    const isData = answer.headers.get("content-type")?.includes("json");
    if (answer.status === 401 || (answer.status === 403 && !isData)) return "expired";
    const data = await answer.json();
    if (answer.status === 409 && data.conflict) { say("conflict", { "{n}": data.conflict.name }, true); return "conflict"; }
    if (!answer.ok) { line.textContent = data.detail; line.classList.add("save-state--bad"); return "refused"; }
    setMark(id, data.mark);
    showError(question, data.errors);
    say("saved", { "{t}": data.saved_at });
    return "saved";
  }

  async function run() {
    if (running || !waiting.size) return;
    running = true;
    clearTimeout(timer);
    const id = waiting.values().next().value;
    waiting.delete(id);
    say("saving");
    let result = "failed";
    try { result = await send(id); } catch { result = "failed"; }
    running = false;
    if (result === "saved") {
      tries = 0;
      if (!waiting.size) forget();
      run();
    } else if (result === "expired") {
      keep();
      say("expired", {}, true);
      waiting.add(id);
    } else if (result === "failed") {
      keep();
      waiting.add(id);
      say("failed", {}, true);
      timer = setTimeout(run, RETRY[Math.min(tries++, RETRY.length - 1)] * 1000);
    }
  }

  form.addEventListener("change", (event) => {
    const question = event.target.closest("[data-question]");
    if (!question || event.target.type === "file" || event.target.name?.startsWith("choose-")) return;
    waiting.add(question.dataset.question);
    // Together with the other parts of the same question, e.g. day, month and year.
    clearTimeout(timer);
    timer = setTimeout(run, 300);
  });
  window.addEventListener("online", run);
  form.addEventListener("submit", () => { if (line.classList.contains("save-state--bad")) keep(); });
  restore(form, refresh, forget);
}

function restore(form, refresh, forget) {
  let typed;
  try { typed = JSON.parse(sessionStorage.getItem(form.dataset.keep) || "null"); } catch { typed = null; }
  if (!Array.isArray(typed)) return;
  let changed = false;
  for (const [name] of typed) makeRow(form, name);
  const byName = Map.groupBy ? Map.groupBy(typed, ([name]) => name) : group(typed);
  for (const field of form.querySelectorAll("input[name], select[name], textarea[name]")) {
    if (["hidden", "file"].includes(field.type) || field.name.startsWith("choose-")) continue;
    const values = (byName.get(field.name) || []).map((pair) => pair[1]);
    if (field.type === "radio" || field.type === "checkbox") {
      const on = values.includes(field.value);
      changed ||= field.checked !== on;
      field.checked = on;
    } else if (values.length && field.value !== values[0]) {
      field.value = values[0];
      changed = true;
    }
  }
  forget();
  if (!changed) return;
  form.querySelector("[data-restored]").hidden = false;
  refresh();
  form.querySelectorAll("[data-question]").forEach((question) => question.querySelector("input, select, textarea")?.dispatchEvent(new Event("change", { bubbles: true })));
}

function group(pairs) {
  const map = new Map();
  for (const pair of pairs) map.set(pair[0], [...(map.get(pair[0]) || []), pair]);
  return map;
}

function makeRow(form, name) {
  if (form.querySelector(`[name="${CSS.escape(name)}"]`)) return;
  for (const holder of form.querySelectorAll("[data-rows]")) {
    const prefix = `${holder.dataset.rows}-`;
    if (name.startsWith(prefix) && /^\d{1,3}-/.test(name.slice(prefix.length))) {
      for (let guard = 0; guard < 100 && !form.querySelector(`[name="${CSS.escape(name)}"]`); guard++) addRow(holder);
      return;
    }
  }
}
