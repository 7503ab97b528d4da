// Saves each question while people type; says when that failed, tries again, and loses nothing.
import { arrived, fieldsOf, keeper } from "./kept.js";
import { offer } from "./offer.js";
import { connection } from "./connection.js";

const RETRY = [3, 8, 20, 60];
const PAUSE = 4000;

export function watchSaving(form, wake) {
  const line = form.querySelector("[data-save-state]");
  const kept = keeper(form);
  const server = connection(form);
  const dirty = new Map(); // question → how often it was touched
  const chosen = new Set(); // somebody has chosen between two answers
  const held = new Set(); // waits for a person, not for the network
  let running = null;
  let leaving = false;
  let expired = false;
  let tries = 0;
  let timer;
  let due = Infinity;

  const questionOf = (id) => form.querySelector(`[data-question="${CSS.escape(id)}"]`);
  const next = () => [...dirty.keys()].find((id) => !held.has(id) && questionOf(id));

  function say(code, { replace = {}, bad = false, text = line.dataset[code] } = {}) {
    for (const [mark, value] of Object.entries(replace)) text = text.replace(mark, value);
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("save-state--bad", bad);
    if (code !== "expired") return;
    const link = document.createElement("a");
    Object.assign(link, { href: form.dataset.signin, target: "_blank", rel: "noopener", textContent: line.dataset.signinText });
    line.append(" ", link);
  }

  function schedule(milliseconds) {
    const at = Date.now() + milliseconds;
    if (at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(run, milliseconds);
  }

  function touch(id, milliseconds, isChosen = false) {
    const question = questionOf(id);
    if (!question) return;
    dirty.set(id, (dirty.get(id) || 0) + 1);
    if (question.dataset.type !== "file") kept.put(id, fieldsOf(question), server.mark(id));
    if (isChosen) chosen.add(id);
    // As long as two answers stand against each other, only people can go on.
    if (question.querySelector("[data-conflict-box]") && !isChosen) return;
    held.delete(id);
    schedule(milliseconds);
  }

  async function run() {
    clearTimeout(timer);
    due = Infinity;
    const id = next();
    if (running || leaving || !id) return;
    const times = dirty.get(id);
    const slow = setTimeout(() => say("saving"), 900);
    running = server.save(questionOf(id), chosen.delete(id));
    const answer = await running;
    clearTimeout(slow);
    running = null;
    settle(id, times, answer);
  }

  function settle(id, times, { result, data }) {
    expired = result === "expired" || result === "other";
    if (result === "saved") {
      tries = 0;
      if (dirty.get(id) === times) {
        dirty.delete(id);
        kept.drop(id);
      }
      show(questionOf(id), data);
      form.dispatchEvent(new CustomEvent("house:saved"));
      if (next()) schedule(dirty.get(next()) ? 50 : PAUSE);
      else if (!held.size) say("saved", { replace: { "{t}": data.saved_at } });
    } else if (result === "conflict") {
      held.add(id);
      ask(questionOf(id), data.conflict);
      say("conflict", { replace: { "{n}": data.conflict.name }, bad: true });
      schedule(50);
    } else if (result === "refused") {
      held.add(id);
      say("refused", { text: data.detail, bad: true });
    } else {
      say(result, { bad: true });
      schedule(1000 * RETRY[Math.min(tries++, RETRY.length - 1)]);
    }
  }

  function show(question, data) {
    const box = question.querySelector("[data-conflict-box]");
    const tookTheirs = box?.querySelector("input[value=theirs]:checked");
    if (data.html && (tookTheirs || question.dataset.type === "file")) {
      const fresh = wake(question, data.html);
      if (tookTheirs) fresh.querySelector("input:not([type=hidden]), select, textarea")?.focus();
      return;
    }
    if (box) {
      box.remove();
      question.querySelector("input:not([type=hidden]), select, textarea")?.focus();
    }
    showErrors(question, data.errors);
  }

  function ask(question, conflict) {
    question.querySelector("[data-conflict-box]")?.remove();
    question.insertAdjacentHTML("afterbegin", conflict.html);
    offerChoice(question);
  }

  function offerChoice(question) {
    const id = question.dataset.question;
    const button = question.querySelector("[data-choose]");
    held.add(id);
    button.hidden = false;
    button.addEventListener("click", () => {
      const box = button.closest("[data-conflict-box]");
      if (box.querySelector("input[type=radio]:checked")) touch(id, 0, true);
      else box.querySelector("input[type=radio]").focus();
    });
  }

  const touched = (event) => event.target.type !== "file" && event.target.closest("[data-question]")?.dataset.question;
  const isChoice = (event) => event.target.name?.startsWith("choose-");
  form.querySelectorAll("[data-choose]").forEach((button) => offerChoice(button.closest("[data-question]")));
  form.addEventListener("input", (event) => {
    const id = touched(event);
    if (id && !isChoice(event)) touch(id, PAUSE);
  });
  form.addEventListener("change", (event) => {
    const id = touched(event);
    if (id && !isChoice(event)) touch(id, 200);
  });
  form.addEventListener("submit", async (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      say("offline", { bad: true });
      return;
    }
    if (running) {
      // The page would overtake the answer that is still on its way, and look like somebody else's change.
      event.preventDefault();
      await Promise.race([running, new Promise((done) => { setTimeout(done, 4000); })]);
      form.requestSubmit(event.submitter);
      return;
    }
    leaving = true;
    kept.sent();
  });
  const again = async () => {
    if (expired && (await server.renew()) !== "same") return;
    tries = 0;
    run();
  };
  window.addEventListener("online", again);
  window.addEventListener("offline", () => { if (next()) say("offline", { bad: true }); });
  window.addEventListener("focus", () => { if (expired) again(); });
  window.addEventListener("pageshow", () => { leaving = false; });
  document.addEventListener("visibilitychange", () => { if (document.hidden || expired) again(); });
  window.addEventListener("pagehide", () => {
    if (leaving) return;
    for (const id of dirty.keys()) if (!held.has(id) && questionOf(id)) server.save(questionOf(id));
  });

  arrived();
  offer(form, kept, ({ id, mark }) => {
    if (mark) server.setMark(id, mark);
    touch(id, 200);
    say("putBack");
  });
  if ("unsaved" in form.dataset) form.querySelectorAll("[data-question]:not([hidden])").forEach((question) => touch(question.dataset.question, 500));
  return { touch, setMark: server.setMark };
}

function showErrors(question, errors) {
  const id = question.dataset.question;
  const place = question.querySelector("[data-live-error]");
  const fields = [...question.querySelectorAll("input:not([type=hidden]), select, textarea")];
  if (!Object.keys(errors).length) {
    question.querySelectorAll(".field__error").forEach((each) => each.remove());
    question.querySelectorAll(".field--error").forEach((each) => each.classList.remove("field--error"));
    fields.forEach((field) => field.removeAttribute("aria-invalid"));
  }
  if (!place) return;
  const written = fields.some((field) => (["radio", "checkbox"].includes(field.type) ? field.checked : field.value));
  const stillTyping = question.contains(document.activeElement) && document.activeElement.matches("textarea, input:not([type=radio], [type=checkbox])");
  const text = written && !stillTyping && question.dataset.type !== "finance_plan" ? errors[id] || "" : "";
  place.textContent = text;
  place.hidden = !text;
  for (const field of fields.length === 1 ? fields : []) {
    const others = (field.getAttribute("aria-describedby") || "").split(" ").filter((each) => each && each !== place.id);
    if (text) field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", [...others, ...(text ? [place.id] : [])].join(" "));
    if (!field.getAttribute("aria-describedby")) field.removeAttribute("aria-describedby");
  }
}
