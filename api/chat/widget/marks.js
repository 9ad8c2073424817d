/** What the page tells the desk besides turns: what it has, what is in sight, that the visitor types or leaves. */
import { ask, memory, remember } from "./desk.js";
import { by, last } from "./log.js";

const TYPING_EVERY_MS = 3_000;

let told = "";
let telling = false;
let typedAt = 0;
let still = null;

const tell = (body, more = {}) =>
  memory.token &&
  ask("chat-visit/here", { method: "PUT", body, ...more }).catch(() => {
    told = "";
  });

/** Said once for whatever came together. */
export function tellReceived(inSight) {
  if (telling) return;
  telling = true;
  setTimeout(() => {
    telling = false;
    const body = { here: true, received: last(), ...(inSight() && { seen: last() }) };
    if (JSON.stringify(body) === told) return;
    told = JSON.stringify(body);
    tell(body);
  }, 150);
}

export function typing() {
  remember({ draft: by("text").value });
  clearTimeout(still);
  still = setTimeout(stopTyping, 2 * TYPING_EVERY_MS);
  if (Date.now() - typedAt < TYPING_EVERY_MS) return;
  typedAt = Date.now();
  tell({ here: true, typing: true });
}

export function stopTyping() {
  clearTimeout(still);
  if (typedAt > 0) tell({ here: true, typing: false });
  typedAt = 0;
}

export const leave = () => void tell({ here: false }, { keepalive: true });
