import { by, speak, wordsIn } from "/api/link.js";
import { controlOf } from "./controls.js";
import { forget, isComing, takeFiles, taken } from "./files.js";
import { WORDS } from "./words.js";

const key = location.pathname.split("/").pop();
const address = `/api/form/${key}`;
const asked = location.hash.slice(1) || navigator.language;
const language = asked.toLowerCase().startsWith("fr") ? "fr" : "en";
const words = wordsIn(WORDS, language);
const visit = crypto.randomUUID();
/** One form keeps its key until it has come: sent twice, it is one ticket. */
let sending = crypto.randomUUID();
let controls = [];
const OWN = ["name", "email", "subject", "text"];

/** The site that holds the page gives it as much room as it needs. */
if (parent !== window)
  new ResizeObserver(() => {
    parent.postMessage({ filrougeForm: key, height: document.documentElement.offsetHeight }, "*");
  }).observe(document.documentElement);

async function call(path, body) {
  const response = await fetch(`${address}${path}`, {
    headers: { "accept-language": language, ...(body && { "content-type": "application/json" }) },
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw Object.assign(new Error(answer.detail ?? ""), { status: response.status, errors: answer.errors ?? [] });
}

const answers = () =>
  Object.fromEntries(
    controls
      .filter(({ box }) => !box.hidden)
      .flatMap(({ field, read }) => {
        const value = read();
        return value === undefined ? [] : [[field.key, value]];
      }),
  );

function showFields(shown) {
  for (const { field, box, need } of controls) {
    const here = shown.find((one) => one.key === field.key);
    box.hidden = !here;
    need(here?.required === true);
  }
}

/** What is filled in may show and hide fields; the last answer counts. */
let looks = 0;
async function look() {
  looks += 1;
  const own = looks;
  const { shown } = await call("/shown", { answers: answers() }).catch(() => ({}));
  if (shown && own === looks) showFields(shown);
}

function mark(target, wrong, text) {
  target.setAttribute("aria-invalid", String(text !== ""));
  if (wrong) wrong.textContent = text;
}

function wrongOf(id) {
  const known = by(`${id}-wrong`);
  if (known) return known;
  const wrong = Object.assign(document.createElement("span"), { id: `${id}-wrong`, className: "wrong" });
  by(id).after(wrong);
  by(id).setAttribute("aria-describedby", wrong.id);
  return wrong;
}

/** Says at each place what is wrong there; gives the first place. */
function complain(faults) {
  for (const id of OWN) mark(by(id), wrongOf(id), "");
  for (const { target, wrong } of controls) mark(target, wrong, "");
  const marked = faults.flatMap(({ pointer, message }) => {
    const name = pointer.split("/").pop();
    const control = controls.find(({ field }) => pointer.startsWith("/fields/") && field.key === name);
    const target = control?.target ?? (OWN.includes(name) ? by(name) : null);
    if (!target) return [];
    mark(target, control?.wrong ?? wrongOf(name), message);
    return [target];
  });
  const rest = faults.filter(({ pointer }) => !/^\/(?:name|email|subject|text|fields\/.*)$/.test(pointer));
  by("fault").textContent = [marked.length > 0 ? words.look : "", ...rest.map(({ message }) => message)]
    .filter(Boolean)
    .join("\n");
  marked[0]?.focus();
}

function missing() {
  const own = OWN.flatMap((id) => {
    if (by(id).value.trim() === "") return [{ pointer: `/${id}`, message: words.need(words[id]) }];
    return id === "email" && !by(id).checkValidity() ? [{ pointer: `/${id}`, message: words.noAddress }] : [];
  });
  const fields = controls.flatMap(({ field, box, read, target }) =>
    !box.hidden && target.required && read() === undefined
      ? [{ pointer: `/fields/${field.key}`, message: words.need(field.name) }]
      : [],
  );
  return [...own, ...fields];
}

by("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  by("told").textContent = "";
  const faults = missing();
  complain(faults);
  if (faults.length > 0) return;
  if (isComing()) {
    by("fault").textContent = words.waiting;
    return;
  }
  by("send").disabled = true;
  try {
    const said = Object.fromEntries(OWN.map((id) => [id, by(id).value.trim()]));
    const given = answers();
    const { number } = await call("", {
      ...{ key: sending, visit, language, ...said, website: by("website").value, attachments: taken() },
      ...(Object.keys(given).length > 0 && { answers: given }),
    });
    done(number);
  } catch (error) {
    if (error.status === 429) by("fault").textContent = words.often;
    else if (error.status === 422 && error.errors.length > 0) complain(error.errors);
    else by("fault").textContent = error.status === 404 ? words.gone : words.failed;
  }
  by("send").disabled = false;
});

let thanks = null;
function done(number) {
  sending = crypto.randomUUID();
  by("form").hidden = true;
  by("done").hidden = false;
  by("thanks").textContent = [thanks ?? "", number === null ? words.received : words.thanks(number)]
    .filter(Boolean)
    .join("\n");
  by("told").textContent = words.received;
  by("again").focus();
}

by("again").addEventListener("click", () => {
  for (const id of ["subject", "text"]) by(id).value = "";
  forget();
  by("told").textContent = "";
  by("done").hidden = true;
  by("form").hidden = false;
  by("subject").focus();
});

call(`/view?language=${language}`).then(
  (view) => {
    speak(language, view.title);
    by("title").textContent = view.title;
    by("intro").textContent = view.intro ?? "";
    thanks = view.thanks;
    for (const id of OWN) {
      const label = document.querySelector(`label[for="${id}"]`);
      const need = Object.assign(document.createElement("span"), { className: "need", textContent: words.required });
      label.replaceChildren(words[id], need);
    }
    by("send").textContent = words.send;
    by("again").textContent = words.again;
    controls = view.fields.map((field) => controlOf(field, words));
    by("fields").replaceChildren(...controls.map(({ box }) => box));
    showFields(view.shown);
    if (view.changes) by("fields").addEventListener("change", () => void look());
    if (view.files) {
      by("attach").hidden = false;
      by("attach").textContent = words.attach;
      takeFiles(`${address}/files?visit=${visit}`, words, view.limits);
    }
    by("form").hidden = false;
  },
  (error) => {
    speak(language, words.title);
    by("title").textContent = words.title;
    by("fault").textContent = error.status === 404 ? words.gone : words.failed;
  },
);
