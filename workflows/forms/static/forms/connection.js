// Talks to the server about one question at a time, and finds back after the session has ended.
const MOST_KEPT_ALIVE = 50000;

export function connection(form) {
  const seen = form.querySelector('[name="seen"]');
  const version = form.querySelector('[name="version"]');
  const key = form.querySelector('[name="csrfmiddlewaretoken"]');

  const marks = () => new Map(seen.value.split(" ").filter(Boolean).map((pair) => [pair.slice(0, pair.lastIndexOf(":")), pair.slice(pair.lastIndexOf(":") + 1)]));
  const mark = (id) => marks().get(id) || "";
  const setMark = (id, value) => { seen.value = [...marks().set(id, value)].map((pair) => pair.join(":")).join(" "); };

  function bodyOf(question, isChosen) {
    const body = new FormData();
    for (const field of question.querySelectorAll("input[name], select[name], textarea[name]")) {
      if (field.type === "file" || (["radio", "checkbox"].includes(field.type) && !field.checked)) continue;
      if (!isChosen && field.closest("[data-conflict-box]")) continue;
      body.append(field.name, field.value);
    }
    body.set("only", question.dataset.question);
    body.set("seen", seen.value);
    body.set("version", version?.value ?? "");
    body.set("csrfmiddlewaretoken", key.value);
    return body;
  }

  async function post(question, isChosen) {
    const body = bodyOf(question, isChosen);
    const size = [...body.values()].reduce((sum, value) => sum + value.length, 0);
    // Kept alive, it arrives although the page is left meanwhile; browsers allow that for small ones.
    const answer = await fetch(form.dataset.autosave, { method: "POST", body, keepalive: size < MOST_KEPT_ALIVE, redirect: "error" });
    const isData = answer.headers.get("content-type")?.includes("json");
    return { status: answer.status, data: isData ? await answer.json() : null };
  }

  // "same": the same person is signed in (again), and the form has a fresh key.
  async function renew() {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const theirs = page.querySelector("[data-runner]");
    if (!theirs) return answer.status === 403 ? "other" : "expired";
    if (theirs.dataset.person !== form.dataset.person) return "other";
    key.value = theirs.querySelector('[name="csrfmiddlewaretoken"]').value;
    return "same";
  }

  async function attempt(question, isChosen) {
    let { status, data } = await post(question, isChosen);
    if (status === 401 || (status === 403 && !data)) {
      // Without a session, or with the key of an older one: perhaps they have signed in again meanwhile.
      const who = await renew();
      if (who !== "same") return { result: who };
      ({ status, data } = await post(question, isChosen));
    }
    if (status === 401) return { result: "expired" };
    if (!data || status >= 500 || status === 429 || status === 423) return { result: "failed" };
    if (status === 409 && data.conflict) return { result: "conflict", data };
    if (status >= 400) return { result: "refused", data };
    setMark(question.dataset.question, data.mark);
    const row = form.querySelector('[name="row"]');
    if (row && data.row !== null) row.value = data.row;
    return { result: "saved", data };
  }

  async function save(question, isChosen = false) {
    try { return await attempt(question, isChosen); } catch { return { result: navigator.onLine ? "failed" : "offline" }; }
  }

  return { mark, setMark, save, renew };
}
