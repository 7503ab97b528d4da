// Which questions of a form are asked, given the answers so far: from top to bottom, conditions look back only.

import type { components } from "../build/api.js";
import { holds, type Answers } from "./logic.js";

export type Form = components["schemas"]["FormOut"];
export type Question = components["schemas"]["QuestionOut"];
export type Step = components["schemas"]["FormStepOut"];

/** The questions that are asked, in their order. The answer to a hidden question counts as empty. */
export function asked(form: Form, answers: Answers): Question[] {
  const counting: Answers = {};
  const found: Question[] = [];
  for (const step of form.steps) {
    if (!holds(step.show_when, counting)) continue;
    const sections = new Map<string, boolean>([["", true]]);
    for (const question of step.questions) {
      const section = question.section;
      if (!sections.has(section)) {
        const rule = step.sections.find((each) => each.id === section)?.show_when;
        sections.set(section, holds(rule, counting));
      }
      if (!sections.get(section) || !holds(question.show_when, counting)) continue;
      found.push(question);
      if (question.id in answers) counting[question.id] = counted(question, answers[question.id]);
    }
  }
  return found;
}

/** What of an answer counts: in a list, the conditions of a column look at earlier columns of the same row. */
export function counted(question: Question, answer: unknown): unknown {
  if (!Array.isArray(answer) || !question.columns.some((column) => column.show_when)) return answer;
  const rows = (answer as Answers[]).map((row) => {
    const cells: Answers = {};
    for (const column of question.columns) {
      if (column.id in row && holds(column.show_when, cells)) cells[column.id] = row[column.id];
    }
    return cells;
  });
  return rows.filter((row) => Object.keys(row).length);
}

/** Whether the question needs an answer now. */
export const isRequired = (question: Question, answers: Answers): boolean =>
  typeof question.required === "boolean" ? question.required : holds(question.required, answers);
