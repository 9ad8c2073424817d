/** How the page talks to the desk: requests with its token, and one stream that comes back by itself. */

const KEY = location.pathname.split("/").at(-2);
const PLACE = `filrouge-chat-${KEY}`;
const SILENCE_MS = 40_000;

/** What the page remembers: its token, turns that have not come yet, and what is being typed. */
export const memory = { token: null, pending: [], draft: "", ...recalled() };

function recalled() {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? "{}");
  } catch {
    return {};
  }
}

export function remember(changes) {
  Object.assign(memory, changes);
  try {
    localStorage.setItem(PLACE, JSON.stringify(memory));
  } catch {
    // A browser that keeps nothing: the conversation lasts as long as the page.
  }
}

const headers = (more = {}) => ({
  "accept-language": document.documentElement.lang,
  ...(memory.token && { "x-chat-token": memory.token }),
  ...more,
});

/** Asks the desk; what it says against it is thrown in words, with its status. A `TypeError`: it was not reached. */
export async function ask(path, { method = "GET", body, bytes, keepalive = false } = {}) {
  const sent = bytes
    ? { body: bytes, headers: headers({ "content-type": "application/octet-stream" }) }
    : body
      ? { body: JSON.stringify(body), headers: headers({ "content-type": "application/json" }) }
      : { headers: headers() };
  const response = await fetch(`/api/${path}`, { method, keepalive, ...sent });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  const reasons = (problem.errors ?? []).map(({ message }) => message).join("\n");
  throw Object.assign(new Error(reasons || problem.detail || ""), { status: response.status });
}

export const about = async () => (await ask(`chats/${KEY}?language=${document.documentElement.lang}`)).json();
export const begin = async (turn) => (await ask(`chats/${KEY}/visits`, { method: "POST", body: turn })).json();
export const key = KEY;

/** Follows the conversation for as long as the page is open: what is missed while the line is cut is told when it is back. */
export function follow({ after, hear, lost, gone }) {
  let stopped = false;
  let tries = 0;
  let cut = null;
  let wake = null;

  const read = async (body, alive) => {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      alive();
      text += value;
      const parts = text.split("\n\n");
      text = parts.pop();
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (data) hear(/^event: (.*)$/m.exec(part)[1], JSON.parse(data));
      }
    }
  };
  const once = async () => {
    cut = new AbortController();
    const { signal } = cut;
    let silent;
    const alive = () => {
      clearTimeout(silent);
      silent = setTimeout(() => cut.abort(), SILENCE_MS);
    };
    alive();
    try {
      const response = await fetch("/api/chat-visit/changes", {
        headers: headers({ "last-event-id": String(after()) }),
        signal,
      });
      if (response.status === 404) {
        stopped = true;
        return gone();
      }
      if (!response.ok) return;
      tries = 0;
      lost(false);
      await read(response.body, alive);
    } finally {
      clearTimeout(silent);
    }
  };
  const go = async () => {
    while (!stopped) {
      await once().catch(() => {});
      if (stopped) return;
      lost(true);
      tries += 1;
      await new Promise((resolve) => {
        wake = resolve;
        setTimeout(resolve, Math.min(500 * 2 ** tries, 10_000));
      });
    }
  };
  const back = () => wake?.();
  addEventListener("online", back);
  void go();
  return () => {
    stopped = true;
    cut?.abort();
    removeEventListener("online", back);
  };
}
