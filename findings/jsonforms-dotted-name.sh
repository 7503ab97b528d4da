#!/usr/bin/env bash
# Guess: A field named 'a.b' is read and written as one property, as its scope #/properties/a.b says.
# Seen: @jsonforms/core 3.8.0 writes the answer to {a: {b}} when there is none yet, and shows nothing when
#   there is one.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund '@jsonforms/core@3.8.0'
cat >probe.cjs <<'JS'
const { coreReducer, init, update, mapStateToControlProps } = require('@jsonforms/core');
const schema = { type: 'object', properties: { 'a.b': { type: 'string' } } };
const uischema = { type: 'Control', scope: '#/properties/a.b' };
const i18n = { locale: 'en', translate: (key, text) => text, translateError: (error) => error.message };
for (const data of [{}, { 'a.b': 'old' }]) {
  const core = coreReducer(coreReducer(undefined, init(data, schema, uischema)), update('a.b', () => 'new'));
  const jsonforms = { core, config: {}, renderers: [], cells: [], uischemas: [], i18n };
  const shown = mapStateToControlProps({ jsonforms }, { uischema, schema, path: '' }).data;
  console.log(JSON.stringify(core.data), 'shown:', shown);
}
JS
node probe.cjs >seen.txt
diff seen.txt - <<'SEEN'
{"a":{"b":"new"}} shown: new
{"a.b":"new"} shown: undefined
SEEN
echo "as seen: jsonforms-dotted-name"
