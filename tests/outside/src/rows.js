// What of a row counts, as the pages of the house, the client and json-logic-js say: one line of JSON in, one out.

import { createInterface } from "node:readline";
import jsonLogic from "json-logic-js";

const [client, pages] = await Promise.all(process.argv.slice(2, 4).map((path) => import(path)));

// Half away from zero; what json-logic-js says is a floating number.
function rounded(value, places) {
  if (typeof value !== "number" || Math.abs(value) >= 1e12) return undefined;
  const number = (Math.sign(value) * Math.round(Math.abs(value) * 10 ** places + 1e-6)) / 10 ** places;
  return places ? number.toFixed(places) : number + 0;
}

// The rows of a list inside a row of which something is left.
function some(rows) {
  const full = rows?.filter((each) => Object.keys(each).length);
  return full?.length ? full : undefined;
}

function outside(columns, row) {
  const cells = {};
  for (const { id, show, formula, columns: inner } of columns) {
    if (show && !jsonLogic.truthy(jsonLogic.apply(show, cells))) continue;
    const typed = inner ? some(row[id]?.map((each) => outside(inner, each))) : row[id];
    const value = formula ? rounded(jsonLogic.apply(formula.logic, cells), formula.decimals) : typed;
    if (value !== undefined) cells[id] = value;
  }
  return cells;
}

// A page says every worked-out value with two decimals, as its conditions and sums read it.
function stored({ formula }, value) {
  if (!formula || value === null || value === undefined) return value;
  return formula.decimals ? Number(value).toFixed(formula.decimals) : Number(value);
}

// A row as our pages count it.
function counted(columns, row) {
  const inside = new Map(columns.filter((each) => each.columns).map((each) => [each.id, each.columns]));
  const answer = (id) => (inside.has(id) && row[id] ? pages.full(row[id].map((each) => counted(inside.get(id), each))) : row[id]);
  const page = pages.countedRow(columns.map(({ drawn, ...each }) => ({ ...each, formula: drawn })), answer);
  const seen = columns.map((each) => [each.id, stored(each, page[each.id])]);
  return Object.fromEntries(seen.filter(([, value]) => value !== undefined && value !== null));
}

// The columns as our client gets them.
const ofClient = (columns = []) => columns.map(({ id, show, formula, columns: inner }) => ({ id, show_when: show, formula, columns: ofClient(inner) }));

for await (const line of createInterface({ input: process.stdin })) {
  const { columns, row } = JSON.parse(line);
  const question = { columns: ofClient(columns) };
  console.log(
    JSON.stringify({
      "json-logic-js": outside(columns, row),
      "our client": client.counted(question, [row])[0] ?? {},
      "our pages": counted(columns, row),
    }),
  );
}
