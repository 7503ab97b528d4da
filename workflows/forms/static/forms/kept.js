// What was typed stays on this device until the server has confirmed it: one entry a question, sheet and person.
const LONGEST = 7 * 24 * 60 * 60 * 1000;
const SENT = "forms-sent";

export const namedFields = (question) => [...question.querySelectorAll("input[name], select[name], textarea[name]")]
  .filter((field) => field.type !== "file" && !field.closest("[data-conflict-box]"));

// The fields of one question as [name, value], the way a form would send them.
export function fieldsOf(question) {
  return namedFields(question)
    .filter((field) => !["radio", "checkbox"].includes(field.type) || field.checked)
    .map((field) => [field.name, field.value]);
}

// Whether two lists of fields say the same; empty fields say nothing.
export function same(one, other) {
  const said = (fields) => JSON.stringify(fields.filter(([, value]) => value !== "").map(([name, value]) => [name, value.replaceAll("\r\n", "\n")]));
  return said(one) === said(other);
}

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}

// Every key of ours that begins with `prefix`; without one, all of them.
function keys(prefix = "forms:") {
  try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix)); } catch { return []; }
}

export function forget(prefix, before = Infinity) {
  for (const key of keys(prefix)) if (!((read(key)?.at ?? 0) > before)) localStorage.removeItem(key);
}

export function keeper(form) {
  const prefix = form.dataset.keep;
  forget("forms:", Date.now() - LONGEST);
  return {
    put(id, fields, mark) {
      try { localStorage.setItem(prefix + id, JSON.stringify({ at: Date.now(), mark, fields })); } catch { /* no room: the page itself still has it */ }
    },
    drop(id) {
      try { localStorage.removeItem(prefix + id); } catch { /* nothing to drop */ }
    },
    entries: () => keys(prefix).map((key) => ({ id: key.slice(prefix.length), ...read(key) })).filter((entry) => Array.isArray(entry.fields)),
    // The whole page is on its way; the next page of the form tells that it arrived.
    sent() {
      try { localStorage.setItem(SENT, JSON.stringify({ prefix, at: Date.now() })); } catch { /* compared on return instead */ }
    },
  };
}

// Called by every page of a form: the page sent last has arrived, so nothing of it has to be kept.
export function arrived() {
  const sent = read(SENT);
  if (!sent?.prefix?.startsWith("forms:")) return;
  forget(sent.prefix, sent.at);
  localStorage.removeItem(SENT);
}
