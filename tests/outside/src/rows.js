// What of a row counts, as the pages of the house, the client and json-logic-js say: one line of JSON in, one out.

import { createInterface } from "node:readline";
import jsonLogic from "json-logic-js";

const [client, pages] = await Promise.all(process.argv.slice(2, 4).map((path) => import(path)));

function outside(columns, row) {
  const cells = {};
  for (const { id, show } of columns) {
    if (id in row && (!show || jsonLogic.truthy(jsonLogic.apply(show, cells)))) cells[id] = row[id];
  }
  return cells;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { columns, row } = JSON.parse(line);
  const question = { columns: columns.map(({ id, show }) => ({ id, show_when: show })) };
  const page = pages.countedRow(columns, (id) => row[id]);
  console.log(
    JSON.stringify({
      "json-logic-js": outside(columns, row),
      "our client": client.counted(question, [row])[0] ?? {},
      "our pages": Object.fromEntries(Object.entries(page).filter(([, value]) => value !== undefined)),
    }),
  );
}
