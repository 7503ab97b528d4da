// What an HTML validator says of pages: one line of JSON in ({where, html}), one out ({where, faults}).
// The argument: a file of JSON with the rules.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const config = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, ...config }));

for await (const line of createInterface({ input: process.stdin })) {
  const { where, html } = JSON.parse(line);
  const report = await validator.validateString(html, where);
  const faults = report.results.flatMap((result) => result.messages).map(({ ruleId, message, line: row, selector }) =>
    `${ruleId}: ${message} (${selector ?? "page"}, line ${row})`);
  console.log(JSON.stringify({ where, faults }));
}
