// Uploads files at once, with a bar for each; without this file they are sent with the page.
export function watchUploads(form, saver, wake) {
  form.addEventListener("change", (event) => {
    if (event.target.type === "file" && event.target.closest("[data-uploads]")) take(event.target);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove-file]");
    if (!button) return;
    event.preventDefault();
    const question = button.closest("[data-question]");
    const words = question.querySelector("[data-uploads]").dataset;
    const place = [...question.querySelectorAll("[data-remove-file]")].indexOf(button);
    button.closest("li").remove();
    tell(question, words.gone.replace("{f}", button.dataset.removeFile));
    saver.touch(question.dataset.question, 0);
    // The focus stays with the files: the next one, the one before, or the choice of another.
    const left = question.querySelectorAll("[data-remove-file]");
    (left[place] || left[place - 1] || question.querySelector("input[type=file]"))?.focus();
  });

  async function take(input) {
    let question = input.closest("[data-question]");
    const words = { ...question.querySelector("[data-uploads]").dataset };
    const files = [...input.files];
    const kinds = input.accept.split(",");
    const had = document.activeElement === input;
    // The page must not send them a second time.
    input.value = "";
    if (files.length > Number(words.left)) {
      tell(question, words.tooMany, true);
      return;
    }
    const bad = [];
    const news = [];
    for (const file of files) {
      const refused = reason(file, kinds, words);
      const { error, data } = refused ? { error: refused } : await send(form, question, file, words);
      if (error) {
        bad.push(error);
      } else if (data) {
        news.push(words.done.replace("{f}", file.name));
        saver.setMark(question.dataset.question, data.mark);
        question = wake(question, data.html);
      }
    }
    if (bad.length) tell(question, [...news, ...bad].join(" "), true);
    else tell(question, news.join(" "));
    if (had) (question.querySelector("input[type=file]") || question.querySelector("[data-remove-file]"))?.focus();
  }
}

// Why this file can't be taken, said before it is sent; the server looks at what is inside.
function reason(file, kinds, words) {
  const ending = `.${file.name.split(".").pop().toLowerCase()}`;
  let text = "";
  if (!kinds.includes(ending)) text = words.wrongKind;
  else if (!file.size) text = words.empty;
  else if (file.size > Number(words.mostBytes)) text = words.tooBig;
  return text.replace("{f}", file.name);
}

function tell(question, text, bad = false) {
  const place = question.querySelector("[data-upload-news]");
  place.classList.toggle("field__error", bad);
  place.textContent = text;
}

function bar(question, file, words) {
  const row = document.createElement("li");
  const label = document.createElement("span");
  label.textContent = words.going.replace("{f}", file.name);
  const progress = document.createElement("progress");
  Object.assign(progress, { className: "progress", max: 100, value: 0 });
  progress.setAttribute("aria-label", label.textContent);
  const share = document.createElement("bdi");
  const stop = document.createElement("button");
  Object.assign(stop, { type: "button", className: "button button--quiet button--small", textContent: words.stop });
  row.append(label, progress, share, stop);
  question.querySelector("[data-going-list]").append(row);
  return { row, label, progress, share, stop };
}

function send(form, question, file, words) {
  const { row, label, progress, share, stop } = bar(question, file, words);
  const shares = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.querySelector('[name="csrfmiddlewaretoken"]').value);
  body.set("question", question.dataset.question);
  body.set("file", file);
  stop.addEventListener("click", () => request.abort());
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    progress.value = Math.round((100 * loaded) / total);
    share.textContent = shares.format(loaded / total);
  });
  request.upload.addEventListener("load", () => { label.textContent = words.checking; });
  request.open("POST", form.dataset.upload);
  return new Promise((done) => {
    request.addEventListener("loadend", () => {
      row.remove();
      done(outcome(request, question.dataset.question, file, words));
    });
    request.addEventListener("abort", () => done({}));
    request.send(body);
  });
}

function outcome(request, id, file, words) {
  let data = null;
  try { data = JSON.parse(request.responseText); } catch { /* not from our endpoint */ }
  if (request.status === 201 && data) return { data };
  if (data && request.status !== 401) return { error: `${file.name}: ${data.errors?.[id] || data.errors?.file || data.detail}` };
  const text = request.status === 401 || request.status === 403 ? words.expired : words.failed;
  return { error: text.replace("{f}", file.name) };
}
