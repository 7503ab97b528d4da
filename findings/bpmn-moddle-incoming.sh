#!/usr/bin/env bash
# Guess: After reading, a node knows the flows that enter and leave it; a flow knows its two ends.
# Seen: bpmn-moddle 10.3.1 sets sourceRef and targetRef of a flow but leaves incoming and outgoing of
#   nodes undefined if the file leaves these optional elements out.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund 'bpmn-moddle@10.3.1'
cat >probe.cjs <<'JS'
const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p">
<startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="e"/><endEvent id="e"/></process></definitions>`;
import('bpmn-moddle').then(async ({ BpmnModdle }) => {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(xml);
  const [start, flow, end] = rootElement.rootElements[0].flowElements;
  console.log(warnings.length, flow.sourceRef.id, flow.targetRef.id, start.outgoing, end.incoming);
});
JS
node probe.cjs >seen.txt
diff seen.txt - <<'SEEN'
0 s e undefined undefined
SEEN
echo "as seen: bpmn-moddle-incoming"
