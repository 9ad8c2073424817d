/** Turns that have not come yet: sent one after the other, in their order, and kept until the desk has them. */
import { ask, begin, memory, remember } from "./desk.js";
import { putWaiting } from "./log.js";

const RETRY_MS = { soon: 3_000, often: 60_000 };

let delivering = false;
let retry = null;

/** `page`: its words now, what it does with an answer, and with a token that opens nothing any more. */
export async function deliver(page) {
  if (delivering) return;
  delivering = true;
  clearTimeout(retry);
  while (memory.pending.length > 0) {
    const [turn] = memory.pending;
    try {
      page.take(await send(turn, page.language()));
      remember({ pending: memory.pending.filter(({ key }) => key !== turn.key) });
    } catch (error) {
      if (error.status === 404 && memory.token) {
        page.forget();
        continue;
      }
      waits(turn, error, page);
      break;
    }
  }
  delivering = false;
}

function waits(turn, { status = 0, message }, page) {
  const words = page.words();
  const often = status === 429;
  if (!often && status > 0 && status < 500)
    return putWaiting(turn, words, `${words.failed} ${message}`, () => void deliver(page));
  putWaiting(turn, words, often ? words.often : words.waiting);
  retry = setTimeout(() => void deliver(page), often ? RETRY_MS.often : RETRY_MS.soon);
}

async function send({ key, text, files, email }, language) {
  if (!memory.token) return begin({ key, text, language, ...(email && { email }) });
  const body = { key, text, ...(files.length > 0 && { attachments: files.map(({ id }) => ({ id })) }) };
  return (await ask("chat-visit/turns", { method: "POST", body })).json();
}
