// Which questions of a form are asked, given the answers so far: from top to bottom, conditions look back only.

import type { components } from "../build/api.js";
import { holds, worked, type Answers } from "./logic.js";

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
      const value = question.formula?.logic ? calculated(question, counting) : answers[question.id];
      if (value !== undefined && value !== null) counting[question.id] = counted(question, value);
    }
  }
  return found;
}

/** The value of a calculated question or column: its formula, rounded half away from zero; null for none. */
export function calculated(question: Question, answers: Answers): string | number | null {
  const value = worked(question.formula?.logic, answers);
  if (value === null) return null;
  const places = question.formula?.decimals ?? 0;
  const text = (Math.sign(value) * Math.round(Math.abs(value) * 10 ** places + 1e-6)) / 10 ** places;
  return places ? text.toFixed(places) : text;
}

/** Whether rows, or lists inside them, hide or work out anything. */
const decides = (question: Question): boolean =>
  question.columns.some((column) => column.show_when ?? column.formula ?? decides(column));

/** A list inside a row of which nothing is left. */
const isNone = (column: Question, value: unknown): boolean => column.columns.length > 0 && Array.isArray(value) && !value.length;

/** What of an answer counts: in a list, conditions and formulas look at earlier columns of the same row. */
export function counted(question: Question, answer: unknown): unknown {
  if (!Array.isArray(answer) || !decides(question)) return answer;
  const rows = (answer as Answers[]).map((row) => {
    const cells: Answers = {};
    for (const column of question.columns) {
      if (!holds(column.show_when, cells)) continue;
      const value = column.formula ? calculated(column, cells) : counted(column, row[column.id]);
      if (value !== undefined && value !== null && !isNone(column, value)) cells[column.id] = value;
    }
    return cells;
  });
  return rows.filter((row) => Object.keys(row).length);
}

/** Whether the question needs an answer now. */
export const isRequired = (question: Question, answers: Answers): boolean =>
  typeof question.required === "boolean" ? question.required : holds(question.required, answers);
