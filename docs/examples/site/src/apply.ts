// Signing in with a code and applying, in the browser: another origin brings its session token, never a cookie.

import { asked, type Form, type Question } from "client/form";
import { House, Refused, type Sheet } from "client/house";
import { field, make, type Field, type Schema } from "./fields";
import { WORDS, type Language, type Words } from "./words";

const place = document.querySelector<HTMLElement>("#apply");
if (!place?.dataset["house"]) throw new Error("This page has no place for the form.");
const language = place.dataset["language"] as Language;
const words: Words = WORDS[language];
const house = new House(place.dataset["house"], language);
const call = new URLSearchParams(location.search).get("call") ?? "";

/** Shows one screen and waits until it is done; what the house refuses is said above the button. */
function screen<T>(title: string, inside: (Node | string)[], button: string, done: () => Promise<T>): Promise<T> {
  const heading = make("h2", { tabindex: -1 }, title);
  const said = make("p", { class: "error", role: "alert" });
  const form = make("form", { novalidate: true }, heading, ...inside, said, make("button", {}, button));
  place!.replaceChildren(form);
  heading.focus();
  return new Promise((resolve) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      said.textContent = "";
      done().then(resolve, (error: unknown) => {
        const body = error instanceof Refused ? error.body : undefined;
        said.textContent = [body?.detail ?? (error instanceof Error && !(error instanceof Refused) ? error.message : words.failed), ...(body?.errors ?? []).map((each) => each.message)].join(" ");
      });
    });
  });
}

const known = (sheet: Sheet) => ({ ...sheet.answers, ...sheet.calculated });

async function signIn(): Promise<void> {
  const email = field("email", { title: words.email, type: "string", format: "email" }, undefined, words);
  await screen(words.email, [email.element], words.go_on, () => house.askForCode(String(email.value())));
  const code = field("code", { title: words.code, type: "string" }, undefined, words);
  await screen(words.code, [code.element], words.go_on, () => house.signIn(String(code.value())));
}

/** Files are uploaded when they are chosen; the organisation is the one that applies. */
function drawn(question: Question, schema: Schema, sheet: Sheet): Field | undefined {
  switch (question.type) {
    case "organisation":
    case "calculated":
      return undefined;
    case "explanation":
      return { element: make("p", {}, question.text), value: () => undefined };
    case "file": {
      const file = make("input", { type: "file", id: question.id, name: question.id });
      file.addEventListener("change", () => {
        const [chosen] = file.files ?? [];
        if (chosen) void house.upload(sheet.id, question.id, chosen);
      });
      return { element: make("div", {}, make("label", { for: question.id }, question.label), file), value: () => undefined };
    }
    case "declaration":
      return field(question.id, { ...schema, title: question.label, const: true }, sheet.answers[question.id], words);
    default:
      return field(question.id, { ...schema, title: question.label }, sheet.answers[question.id], words);
  }
}

/** One step; when an answer brings up another question, the step is shown again with it. */
async function step(form: Form, at: number, sheet_id: string): Promise<void> {
  const here = form.steps[at];
  const properties = (form.answers_schema["properties"] ?? {}) as Record<string, Schema>;
  for (let shown: string[] | undefined; ; ) {
    let sheet = await house.sheet(sheet_id);
    const now = asked(form, known(sheet)).filter((question) => here?.questions.includes(question));
    const ids = now.map((question) => question.id);
    if (!here || !now.length || ids.join() === shown?.join()) return;
    const problems = make("ul", { class: "error" });
    const fields = now.map((question) => ({ question, found: drawn(question, properties[question.id] ?? {}, sheet) }));
    const elements = fields.flatMap(({ found }) => (found ? [found.element] : []));
    await screen(here.title, [problems, ...elements], words.go_on, async () => {
      sheet = await house.sheet(sheet_id);
      const answers = fields.map(({ question, found }) => [question.id, found?.value()] as const).filter(([, value]) => value !== undefined);
      sheet = await house.save(sheet, Object.fromEntries(answers));
      const brought = asked(form, known(sheet)).filter((question) => here.questions.includes(question));
      if (brought.map((question) => question.id).join() !== ids.join()) return;
      const wrong = (await house.problems(sheet_id, here.id)).filter((each) => each.severity !== "should");
      problems.replaceChildren(...wrong.map((each) => make("li", {}, each.message)));
      if (wrong.length) throw new Error(wrong.map((each) => each.message).join(" "));
    });
    shown = ids;
  }
}

/** The organisation that applies; whoever belongs to several says which. */
async function applicant(): Promise<string> {
  const all = await house.organisations();
  const [first] = all;
  if (!first) throw new Error(words.failed);
  if (all.length === 1) return first.uuid;
  const oneOf = all.map((each) => ({ const: each.uuid, title: each.name ?? "" }));
  const chosen = field("organisation", { title: words.who, type: "string", oneOf }, undefined, words);
  return screen(words.who, [chosen.element], words.go_on, async () => String(chosen.value() ?? first.uuid));
}

/** A new draft, or the one that this organisation has already begun: the refusal names it. */
async function begun(organisation: string): Promise<{ id: string; sheet: string }> {
  try {
    return await house.start(call, organisation, crypto.randomUUID());
  } catch (error) {
    if (!(error instanceof Refused) || error.body?.code !== "draft_exists") throw error;
    const { application, sheet } = error.body as unknown as { application: string; sheet: string };
    return { id: application, sheet };
  }
}

async function apply(): Promise<void> {
  await signIn();
  const draft = await begun(await applicant());
  const form = await house.form(draft.sheet);
  for (let at = 0; at < form.steps.length; at++) await step(form, at, draft.sheet);
  const sent = await screen(form.title, [], words.send, () => house.submit(draft.id, crypto.randomUUID()));
  place!.replaceChildren(make("p", { id: "done" }, `${words.done} `, make("bdi", { dir: "ltr" }, sent.number ?? "")));
}

apply().catch((error: unknown) => {
  const said = error instanceof Refused ? (error.body?.detail ?? words.failed) : words.failed;
  place!.replaceChildren(make("p", { class: "error", role: "alert" }, said));
});
