// Uploads files at once, with a bar for each; without this file they are sent with the page.
export function watchUploads(form, saver, wake) {
  form.addEventListener("change", (event) => {
    if (event.target.type === "file" && event.target.closest("[data-uploads]")) take(event.target);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove-file]");
    if (!button) return;
    event.preventDefault();
    const { question } = button.closest("[data-question]").dataset;
    const holder = button.closest("[data-uploads]");
    const place = [...holder.querySelectorAll("[data-remove-file]")].indexOf(button);
    button.closest("li").remove();
    tell(holder, holder.dataset.gone.replace("{f}", button.dataset.removeFile));
    if (inRow(holder)) {
      holder.dataset.left = Number(holder.dataset.left) + 1;
      holder.querySelector("[data-choose-file]").hidden = false;
      holder.dispatchEvent(new Event("change", { bubbles: true }));
    }
    saver.touch(question, 0);
    // The focus stays with the files: the next one, the one before, or the choice of another.
    const left = holder.querySelectorAll("[data-remove-file]");
    (left[place] || left[place - 1] || holder.querySelector("input[type=file]"))?.focus();
  });

  async function take(input) {
    const { question } = input.closest("[data-question]").dataset;
    let holder = input.closest("[data-uploads]");
    const words = { ...holder.dataset };
    const files = [...input.files];
    const kinds = input.accept.split(",");
    const had = document.activeElement === input;
    // The page must not send them a second time.
    input.value = "";
    if (files.length > Number(words.left)) {
      tell(holder, words.tooMany, true);
      return;
    }
    const bad = [];
    const news = [];
    for (const file of files) {
      const refused = reason(file, kinds, words);
      const { error, data } = refused ? { error: refused } : await send(form, holder, question, file, words);
      if (!holder.isConnected) holder = form.querySelector(`[data-uploads="${CSS.escape(words.uploads)}"]`);
      if (!holder) return; // its row was taken away meanwhile
      if (error) {
        bad.push(error);
      } else if (data) {
        news.push(words.done.replace("{f}", file.name));
        holder = inRow(holder) ? put(holder, data.html) : whole(holder, question, data);
      }
    }
    if (bad.length) tell(holder, [...news, ...bad].join(" "), true);
    else tell(holder, news.join(" "));
    if (had) (holder.querySelector("[data-choose-file]:not([hidden]) input[type=file]") || holder.querySelector("[data-remove-file]"))?.focus();
    // The row names the file when it is saved.
    if (inRow(holder) && news.length) holder.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function whole(holder, id, data) {
    saver.setMark(id, data.mark);
    return wake(holder.closest("[data-question]"), data.html).querySelector("[data-uploads]");
  }
}

const inRow = (holder) => Boolean(holder.closest("[data-row]"));

// The cell as the server draws it takes the place of the old one.
function put(holder, html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const drawn = fresh.content.querySelector("[data-uploads]");
  holder.replaceWith(drawn);
  return drawn;
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

function tell(holder, text, bad = false) {
  const place = holder.querySelector("[data-upload-news]");
  place.classList.toggle("field__error", bad);
  place.textContent = text;
}

function bar(holder, file, words) {
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
  holder.querySelector("[data-going-list]").append(row);
  return { row, label, progress, share, stop };
}

function send(form, holder, question, file, words) {
  const { row, label, progress, share, stop } = bar(holder, file, words);
  const shares = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.querySelector('[name="csrfmiddlewaretoken"]').value);
  body.set("question", question);
  body.set("file", file);
  if (inRow(holder)) {
    const name = holder.dataset.uploads;
    body.set("cell", name.slice(question.length + 1));
    for (const each of holder.querySelectorAll(`.file-list input[name="${CSS.escape(name)}"]`)) body.append("beside", each.value);
  }
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
      done(outcome(request, question, file, words));
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
