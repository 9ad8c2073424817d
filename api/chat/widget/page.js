/** The chat in its frame: what is said and shown, typing, what has been read, where an answer goes. */
import { about, ask, key as chat, follow, memory, remember } from "./desk.js";
import { sent as filesSent, takeFiles, taken } from "./files.js";
import { by, clear, habit, last, markRead, put, putWaiting, unreadAfter } from "./log.js";
import { leave, stopTyping, tellReceived, typing } from "./marks.js";
import { deliver } from "./outbox.js";
import { WORDS } from "./words.js";

let language = location.hash === "#fr" || navigator.language.startsWith("fr") ? "fr" : "en";
if (location.hash === "#en") language = "en";
const words = () => WORDS[language];
const framed = window.parent !== window;
/** Whether the visitor has the chat in sight. */
let open = !framed;
let limits = { fileBytes: 0, perMessage: 0 };
let state = null;
let stop = null;
let asksAddress = false;

const toSite = (message) => framed && window.parent.postMessage({ filrouge: chat, ...message }, "*");
const fault = (text) => {
  by("fault").textContent = text;
};

function speak() {
  document.documentElement.lang = language;
  by("label").textContent = words().label;
  by("text").placeholder = words().label;
  for (const name of ["send", "attach", "give"]) by(name).textContent = words()[name];
  by("leave").textContent = words().later;
  by("close").ariaLabel = words().close;
  by("log").ariaLabel = words().log;
}

function showOpening({ is, opensAt }) {
  const when = { weekday: "long", hour: "2-digit", minute: "2-digit" };
  by("opening").textContent =
    is === "closed" && opensAt ? words().opensAt(new Date(opensAt).toLocaleString(habit(language), when)) : words()[is];
}

/** Where an answer goes once the visitor has left: asked where nobody is there to answer, offered otherwise. */
function showAddress() {
  const missing = !state?.known && !state?.email;
  const away = state !== null && state.opening.is !== "open";
  by("address").hidden = !missing || !(away || asksAddress);
  by("leave").hidden = !memory.token || !missing || !by("address").hidden;
  by("why").textContent = away ? words().away : words().where;
  by("give").hidden = !memory.token;
  if (state?.email && !state.known) by("known").textContent = words().given(state.email);
}

function showState(now) {
  state = now;
  showOpening(now.opening);
  by("typing").textContent = now.typing ? words().typing : "";
  markRead(now.deskSeen, words());
  showAddress();
  count();
}

const inSight = () => open && document.visibilityState === "visible";
const count = () => toSite({ unread: inSight() ? 0 : unreadAfter(state?.seen ?? 0) });

function told() {
  count();
  tellReceived(inSight);
}

function take({ token, language: spoken, words: said, state: now }) {
  const began = memory.token === null;
  remember({ token });
  if (spoken !== language) {
    language = spoken;
    speak();
  }
  for (const word of said) put(word, words());
  showState(now);
  by("attach").hidden = false;
  by("greeting").hidden = true;
  toSite({ begun: true });
  if (began) listen();
  told();
}

function listen() {
  stop?.();
  stop = follow({
    after: last,
    hear: (event, data) => {
      if (event === "word") put(data, words());
      if (event === "state") showState(data);
      if (event === "again") void reread();
      if (event === "word") {
        if (!data.mine) by("typing").textContent = "";
        markRead(state?.deskSeen ?? 0, words());
        told();
      }
    },
    lost: (is) => {
      by("lost").textContent = is ? words().lost : "";
      if (!is) void deliver(page);
    },
    gone: forget,
  });
}

/** What was taken back is there no more. */
async function reread() {
  const now = await (await ask("chat-visit")).json();
  clear();
  take(now);
}

/** The token opens nothing any more: whatever is said next begins anew. */
function forget() {
  stop?.();
  stop = null;
  remember({ token: null });
  clear();
  by("lost").textContent = "";
  by("attach").hidden = true;
  by("greeting").hidden = by("greeting").textContent === "";
  toSite({ begun: false, unread: 0 });
}

const page = { take, forget, words, language: () => language };

by("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = by("text").value.trim();
  const files = taken();
  if (text === "" && files.length === 0) return by("text").focus();
  fault("");
  const email = by("email").value.trim();
  if (email !== "" && !by("email").checkValidity()) return by("email").reportValidity();
  const turn = { key: crypto.randomUUID(), text, files, email };
  remember({ pending: [...memory.pending, turn], draft: "" });
  putWaiting(turn, words(), words().sending);
  by("text").value = "";
  filesSent(files);
  stopTyping();
  by("text").focus();
  void deliver(page);
});
by("text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  by("form").requestSubmit();
});
by("text").addEventListener("input", typing);

by("address").addEventListener("submit", async (event) => {
  event.preventDefault();
  fault("");
  try {
    showState(
      await (await ask("chat-visit/address", { method: "PUT", body: { email: by("email").value.trim() } })).json(),
    );
    by("text").focus();
  } catch (error) {
    fault(error.message || words().waiting);
  }
});
by("leave").addEventListener("click", () => {
  asksAddress = true;
  showAddress();
  by("email").focus();
});
by("close").addEventListener("click", () => toSite({ close: true }));
addEventListener("keydown", (event) => {
  if (event.key === "Escape") toSite({ close: true });
});
addEventListener("message", ({ source, data }) => {
  if (source !== window.parent || data?.filrouge !== chat || typeof data.open !== "boolean") return;
  open = data.open;
  if (open) by("text").focus();
  told();
});
document.addEventListener("visibilitychange", told);
addEventListener("pagehide", () => {
  leave();
  stop?.();
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && memory.token) listen();
});

async function start() {
  speak();
  by("close").hidden = !framed;
  try {
    const one = await about();
    language = one.language;
    speak();
    limits = one.limits;
    document.title = one.title;
    by("title").textContent = one.title;
    by("greeting").textContent = one.greeting ?? "";
    by("greeting").hidden = memory.token !== null || !one.greeting;
    by("known").textContent = one.person ? words().as(one.person) : "";
    state = { typing: false, seen: 0, deskSeen: 0, opening: one.opening, email: null, known: one.person !== null };
    showOpening(one.opening);
    showAddress();
  } catch (error) {
    fault(error.status === 404 ? words().gone : words().unreached);
    if (error.status === 404) by("send").disabled = true;
  }
  takeFiles(words, () => limits);
  by("text").value = memory.draft;
  for (const turn of memory.pending) putWaiting(turn, words(), words().waiting);
  toSite({ ready: true });
  if (memory.token) {
    try {
      take(await (await ask("chat-visit")).json());
    } catch (error) {
      if (error.status === 404) forget();
    }
    if (memory.token) listen();
  }
  void deliver(page);
}
void start();
