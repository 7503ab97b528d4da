/* The form builder's help while typing: keys made from labels, known keys and answers offered in conditions. */

const GERMAN = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
const LONGEST = 40;

/** Small letters, digits and _ out of any label; the server makes keys by the same rule. */
function slug(text) {
  const plain = text.toLowerCase().replace(/[äöüß]/g, (letter) => GERMAN[letter]).normalize("NFKD").replace(/[^\x00-\x7f]/g, "");
  let word = plain.replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  if (word.length > LONGEST) {
    const cut = word.slice(0, LONGEST + 1).lastIndexOf("_");
    word = word.slice(0, cut > 0 ? cut : LONGEST);
  }
  return /^[a-z]/.test(word) ? word : "";
}

const fieldBeside = (input, name) => document.getElementsByName(input.name.replace(/-[a-z_]+$/, `-${name}`))[0];

function fillKey(input) {
  const key = fieldBeside(input, input.name.endsWith("-title") ? "key" : fieldBeside(input, "code") ? "code" : "key");
  if (!key || !("builderKey" in key.dataset) || key.value || !input.value.trim()) return;
  const wanted = slug(input.value);
  if (!wanted) return;
  const taken = new Set([...document.querySelectorAll("input[data-builder-key]")].map((each) => each.value));
  let name = wanted;
  if (key.name.endsWith("-key")) for (let number = 2; taken.has(name); number += 1) name = `${wanted}_${number}`;
  key.value = name;
  key.dispatchEvent(new Event("input", { bubbles: true }));
}

function isColumn(block) {
  return Boolean(block.parentElement.closest(".builder-question"));
}

/** The list in whose rows the field stands; null outside of lists. */
function listOf(input) {
  const block = input.closest(".builder-question");
  return block && isColumn(block) ? block.parentElement.closest(".builder-question") : null;
}

/** What a condition can look at: every question of the form, or of the same row, with key, label and block. */
function questions(input) {
  const list = listOf(input);
  return [...(list ?? document).querySelectorAll(".builder-question input[data-builder-key][name$='-value-key']")]
    .map((key) => ({ key: key.value, label: fieldBeside(key, "label")?.value ?? "", block: key.closest(".builder-question") }))
    .filter((each) => each.key && each.block.parentElement.closest(".builder-question") === list);
}

function steps() {
  return [...document.querySelectorAll(".builder-step input[data-builder-key='title'][name$='-value-key']")].map((key) => ({
    key: key.value,
    label: fieldBeside(key, "title")?.value ?? "",
  }));
}

function answers(input) {
  const wanted = fieldBeside(input, "question")?.value;
  const found = questions(input).find((each) => each.key === wanted);
  if (!found) return [];
  const codes = [...found.block.querySelectorAll("input[data-builder-key][name$='-code']")];
  if (codes.length) return codes.map((code) => ({ key: code.value, label: fieldBeside(code, "label")?.value ?? "" }));
  return found.block.querySelector("[data-builder-key]")?.name && !codes.length ? [{ key: "yes", label: "✓" }, { key: "no", label: "✗" }] : [];
}

function offer(input) {
  const kind = input.dataset.builderOffers;
  const list = kind === "answers" ? answers(input) : kind === "steps" ? steps() : questions(input);
  let data = document.getElementById(`builder-${kind}`);
  if (!data) {
    data = document.createElement("datalist");
    data.id = `builder-${kind}`;
    document.body.append(data);
  }
  data.replaceChildren(...list.filter((each) => each.key).map((each) => new Option(each.label, each.key)));
}

document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("input[data-builder-offers]")) offer(event.target);
});
document.addEventListener("change", (event) => {
  if (event.target.matches?.("input[name$='-value-label'], input[name$='-value-title'], textarea[name$='-value-label']")) fillKey(event.target);
});
