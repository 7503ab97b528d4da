#!/usr/bin/env bash
# Guess: json-logic-js and json-logic-engine agree on the operators of JsonLogic: empty text, null and 0
#   too.
# Seen: json-logic-js 2.0.5 counts '' as missing, ''+1 as no number and null != 0; json-logic-engine 5.0.7
#   says the opposite each time.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund 'json-logic-js@2.0.5' 'json-logic-engine@5.0.7'
cat >probe.cjs <<'JS'
const reference = require('json-logic-js');
const { LogicEngine } = require('json-logic-engine');
const engine = new LogicEngine();
for (const rule of [{ missing: ['name'] }, { '+': [{ var: 'name' }, 1] }, { '==': [{ var: 'none' }, 0] }]) {
  const data = { name: '', none: null };
  console.log(JSON.stringify(rule), reference.apply(rule, data), engine.run(rule, data));
}
JS
node probe.cjs >seen.txt
diff seen.txt - <<'SEEN'
{"missing":["name"]} [ 'name' ] []
{"+":[{"var":"name"},1]} NaN 1
{"==":[{"var":"none"},0]} false true
SEEN
echo "as seen: json-logic-empty-answers"
