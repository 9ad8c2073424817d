import { openListening } from "../../chat/events.ts";
import { changeVisit, hasCome, TYPING_MS } from "../../chat/visits.ts";
import { chat } from "../../contract/chat.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { openedVisit } from "./opened.ts";

export const followChat = handles(chat.follow, async (desk, call) => {
  const { request, response, query } = call;
  const visit = await openedVisit(desk, call);
  // Said before the stream begins: a page that is told no waits longer each time, one whose stream just ends comes back at once.
  if (request.method !== "HEAD" && desk.chats.isFull(visit.id))
    throw refusal("tooManyStreams", [], { "retry-after": "30" });
  const last = Number(request.headers["last-event-id"] ?? query.after ?? 0);
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  // Whoever asks for the head alone waits for no word.
  if (request.method === "HEAD") {
    response.end();
    return { streaming: true };
  }
  desk.chats.join(openListening(visit.id, Number.isSafeInteger(last) && last > 0 ? last : 0, request, response));
  return { streaming: true };
});

/** Where the visitor's page is: what it has, what is in sight, whether somebody types; or that they leave. */
export const tellChat = handles(chat.tell, async (desk, call) => {
  const { here, typing, received, seen } = call.body;
  const visit = await openedVisit(desk, call);
  const { db } = desk.store;
  const now = desk.clock.now();
  const types = typing === true;
  const typed = visit.typing_at > now - TYPING_MS;
  await changeVisit(db, visit.id, {
    ...(here ? { here_at: now } : { here_at: null, left_at: now }),
    ...(typing === undefined && here ? {} : { typing_at: types && here ? now : 0 }),
  });
  if (received !== undefined) await hasCome(db, visit.id, "received", received);
  const news = seen !== undefined && (await hasCome(db, visit.id, "seen", seen));
  if (!here) desk.chats.left(visit.id);
  if (!here || news || (typing !== undefined && types !== typed)) desk.live.lookingChanged(visit.ticket);
  if (news) desk.chats.changed();
  return { status: 204 };
});
