// Conditions are JsonLogic (https://jsonlogic.com); its own library works them out.

import jsonLogic, { type RulesLogic } from "json-logic-js";

export type Answers = Record<string, unknown>;
interface Nested { [part: string]: unknown }

const isNested = (value: unknown): value is Nested => typeof value === "object" && value !== null;

/** A dot in a question's id is a path in JsonLogic and in the schema: {"board.pay": true} is {board: {pay: true}}. */
export function nested(answers: Answers): Nested {
  const found: Nested = {};
  for (const [id, answer] of Object.entries(answers)) {
    const parts = id.split(".");
    const last = parts.pop() ?? id;
    let place = found;
    for (const part of parts) {
      const inner = place[part];
      const next: Nested = isNested(inner) ? inner : {};
      place[part] = next;
      place = next;
    }
    place[last] = answer;
  }
  return found;
}

/** Whether a condition is true for these answers; no condition is always true. */
export const holds = (rule: unknown, answers: Answers): boolean =>
  rule === null || rule === undefined || Boolean(jsonLogic.apply(rule as RulesLogic, nested(answers)));

/** The value of a formula before it is rounded; null while nothing can be said, or it is more than a form holds. */
export function worked(logic: unknown, answers: Answers): number | null {
  const value: unknown = jsonLogic.apply(logic as RulesLogic, nested(answers));
  return typeof value === "number" && Math.abs(value) < 1e12 ? value : null;
}
