// The part of JsonLogic (https://jsonlogic.com) that forms use to say what is asked.

export type Answers = Record<string, unknown>;
type Args = unknown[];

const truthy = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

// A dot in a question's id is a path in JsonLogic; our answers are flat, so the whole id is the key.
const lookUp = (answers: Answers, key: unknown): unknown => answers[String(key)] ?? null;

const within = (needle: unknown, hay: unknown): boolean =>
  Array.isArray(hay) ? hay.includes(needle) : typeof hay === "string" && hay.includes(String(needle));

// An empty answer is neither bigger nor smaller than anything.
const compare = (args: Args, holds: (a: number | string, b: number | string) => boolean): boolean => {
  const [left, right] = args;
  if (left === null || right === null || left === "" || right === "") return false;
  const a = Number(left), b = Number(right);
  return Number.isNaN(a) || Number.isNaN(b) ? holds(String(left), String(right)) : holds(a, b);
};

const operations: Record<string, (args: Args) => unknown> = {
  "==": ([a, b]) => a == b,
  "===": ([a, b]) => a === b,
  "!=": ([a, b]) => a != b,
  "!": ([a]) => !truthy(a),
  "!!": ([a]) => truthy(a),
  "in": ([needle, hay]) => within(needle, hay),
  ">": (args) => compare(args, (a, b) => a > b),
  ">=": (args) => compare(args, (a, b) => a >= b),
  "<": (args) => compare(args, (a, b) => a < b),
  "<=": (args) => compare(args, (a, b) => a <= b),
};

function value(rule: unknown, answers: Answers): unknown {
  if (Array.isArray(rule)) return rule.map((each) => value(each, answers));
  if (rule === null || typeof rule !== "object") return rule;
  const [name, given] = Object.entries(rule)[0] ?? ["", []];
  const args: Args = Array.isArray(given) ? given : [given];
  if (name === "var") return lookUp(answers, args[0]);
  if (name === "and") return args.every((each) => truthy(value(each, answers)));
  if (name === "or") return args.some((each) => truthy(value(each, answers)));
  const operation = operations[name];
  if (!operation) throw new Error(`This client does not know the condition "${name}".`);
  return operation(args.map((each) => value(each, answers)));
}

/** Whether a condition is true for these answers; no condition is always true. */
export const holds = (rule: unknown, answers: Answers): boolean =>
  rule === null || rule === undefined || truthy(value(rule, answers));
