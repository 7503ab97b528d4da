#!/usr/bin/env bash
# Guess: The message about a field named 'a.b' is filed under 'a.b', where its widget looks for it.
# Seen: @rjsf/validator-ajv8 6.11.1 files it under a → b, which no field is: the form is refused without a
#   visible reason.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund '@rjsf/validator-ajv8@6.11.1' '@rjsf/utils@6.11.1' 'react@19.2.0'
cat >probe.cjs <<'JS'
const validator = require('@rjsf/validator-ajv8').default;
const schema = { type: 'object', properties: { 'a.b': { type: 'string' } } };
console.log(JSON.stringify(validator.validateFormData({ 'a.b': 1 }, schema).errorSchema));
JS
node probe.cjs >seen.txt
diff seen.txt - <<'SEEN'
{"a":{"b":{"__errors":["must be string"]}}}
SEEN
echo "as seen: rjsf-dotted-name"
