// Fills in a whole application, led by the form's definition only: node build/walk.js <address> < conversation
// Reads one line of JSON (what to answer), then the code from the mail; writes one line of JSON each time.

import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { stdin } from "node:process";
import { asked, isRequired, type Question } from "./form.js";
import { House, Refused, type Sheet } from "./house.js";
import type { Answers } from "./logic.js";

interface Task { email: string; language: string; call: string; answers: Answers }

const lines = createInterface({ input: stdin })[Symbol.asyncIterator]();
const read = async (): Promise<string> => String((await lines.next()).value);
// Conditions may look at values that the house works out, too.
const known = (sheet: Sheet): Answers => ({ ...sheet.answers, ...sheet.calculated });
const tell = (what: object): void => console.log(JSON.stringify(what));
const pdf = new File(["%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"], "file.pdf", { type: "application/pdf" });

function answerTo(question: Question, known: Answers): unknown {
  if (question.type === "declaration") return true;
  if (question.id in known) return known[question.id];
  throw new Error(`Nothing to answer to "${question.label}" (${question.id}).`);
}

const task = JSON.parse(await read()) as Task;
const house = new House(process.argv[2] ?? "http://localhost:8000", task.language);
await house.askForCode(task.email);
tell({ waits_for: "code" });
await house.signIn(await read());

const [organisation] = await house.organisations();
if (!organisation) throw new Error("This person has no organisation.");
const key = randomUUID();
const draft = await house.start(task.call, organisation.uuid, key);
const again = await house.start(task.call, organisation.uuid, key);
const form = await house.form(draft.sheet);
let sheet = await house.sheet(draft.sheet);
const order: string[] = [];

for (const step of form.steps) {
  const seen = new Set<string>();
  for (let next: Question | undefined; ; seen.add(next.id)) {
    next = asked(form, known(sheet)).find((each) => step.questions.includes(each) && !seen.has(each.id));
    if (!next) break;
    order.push(next.id);
    if (next.type === "explanation" || next.type === "calculated") continue;
    if (next.type === "file") sheet = await house.upload(sheet.id, next.id, pdf);
    else if (next.id in task.answers || isRequired(next, known(sheet))) {
      sheet = await house.save(sheet, { [next.id]: answerTo(next, task.answers) });
    }
  }
  const wrong = (await house.problems(sheet.id, step.id)).filter((each) => each.severity !== "should");
  if (wrong.length) throw new Error(`${step.title}: ${wrong.map((each) => each.message).join(" ")}`);
}

const stale = await house.save({ ...sheet, revision: 0 }, { title: "X" }).catch((error: unknown) => error);
const done = await house.submit(draft.id, key + "-submit");
tell({
  number: done.number,
  stage: done.stage,
  title: form.title,
  same_draft: again.id === draft.id,
  same_visible: JSON.stringify(asked(form, known(sheet)).map((each) => each.id)) === JSON.stringify(sheet.visible),
  stale: stale instanceof Refused ? stale.status : 0,
  order,
});
process.exit(0);
