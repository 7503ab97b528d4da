// What every engine that reads our conditions says: one line of JSON in ({rule, flat, nested}), one out.
// The arguments: the compiled client and the scripts of the house's own pages.

import { createInterface } from "node:readline";
import jsonLogic from "json-logic-js";
import { LogicEngine } from "json-logic-engine";

const [client, pages] = await Promise.all(process.argv.slice(2, 4).map((path) => import(path)));
const engine = new LogicEngine();
const engines = {
  "json-logic-js": ({ rule, nested }) => jsonLogic.truthy(jsonLogic.apply(rule, nested)),
  "json-logic-engine": ({ rule, nested }) => engine.truthy(engine.run(rule, nested)),
  "our client": ({ rule, flat }) => client.holds(rule, flat),
  "our pages": ({ rule, flat }) => pages.truth(pages.apply(rule, flat)),
};

for await (const line of createInterface({ input: process.stdin })) {
  const verdicts = {};
  for (const [name, judge] of Object.entries(engines)) {
    try {
      verdicts[name] = Boolean(judge(JSON.parse(line)));
    } catch (error) {
      verdicts[name] = `raised ${JSON.stringify(error?.message ?? error)}`;
    }
  }
  console.log(JSON.stringify(verdicts));
}
