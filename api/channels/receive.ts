import type { IncomingHttpHeaders } from "node:http";
import type { Channel, WebhookSource } from "../../blueprints/channel.ts";
import type { Json } from "../../blueprints/json.ts";
import { utf8Length } from "../../blueprints/limits.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { draw, drawnText } from "../../runtime/channels/draw.ts";
import { isWanted, messagesIn } from "../../runtime/channels/messages-in.ts";
import { newId } from "../ids.ts";
import type { ChannelDesk } from "./channel-desk.ts";
import type { KnownChannel } from "./documents.ts";
import { type Arrival, type ChannelIn, isFull, noteArrival, readDelivered, settle } from "./log.ts";
import { type Doubt, prove } from "./proof.ts";
import { secretsOf } from "./secrets.ts";
import { senderOf, take } from "./take.ts";

/** One post to a channel, read and sound: JSON, or a form's pairs. */
export interface Posted {
  readonly headers: IncomingHttpHeaders;
  /** As it came: what is signed. */
  readonly text: string;
  readonly value: Json;
}

/** What became of one message. */
export type Became =
  | { readonly outcome: "taken" | "repeated"; readonly number: number | null }
  /** It is kept, and a person sees why nothing is made of it yet. */
  | { readonly outcome: "waiting"; readonly detail: readonly Sentence[] };

/** What became of a post. */
export type Received =
  | Became
  /** Of each message of its list, in its order. */
  | { readonly outcome: "several"; readonly items: readonly Became[] }
  /** The sender asked to hear this again. */
  | { readonly outcome: "challenged"; readonly challenge: string }
  | { readonly outcome: "doubted"; readonly doubt: Doubt }
  | { readonly outcome: "full" };

export type WebhookChannel = KnownChannel & { readonly source: { readonly by: "webhook" } };

export const isWebhook = (known: KnownChannel): known is WebhookChannel => known.source.by === "webhook";

/** Takes in what was posted to a channel: proven, drawn, through the one door; whatever happens, its log says it. */
export async function receivePost(desk: ChannelDesk, known: WebhookChannel, posted: Posted): Promise<Received> {
  const { db } = desk.store;
  const { key, source } = known;
  const now = desk.clock.now();
  const note: Note = { channel: key, at: now, size: utf8Length(posted.text) };
  const proven = prove(source, await secretsOf(db, desk.config.secret, key, now), posted, now);
  if ("doubt" in proven) {
    await noteRefused(desk, { ...note, status: "refused", why: proven.doubt });
    return { outcome: "doubted", doubt: proven.doubt };
  }
  const challenge = source.challenge === undefined ? "" : drawnText(source.challenge, posted.value).trim();
  if (challenge !== "") {
    await noteArrival(db, { ...note, status: "taken", why: "challenge" });
    return { outcome: "challenged", challenge };
  }
  const { delivery } = proven;
  const { document } = known;
  const inForce = known.state === "draft" || document?.source.by !== "webhook" ? null : document;
  const drawing = inForce?.source.by === "webhook" ? messagesIn(inForce.source, posted.value) : null;
  if (inForce?.source.by === "webhook" && inForce.source.each !== undefined && drawing?.ok) {
    if (await isFull(db, key)) return { outcome: "full" };
    const items: Became[] = [];
    for (const [index, value] of drawing.payloads.entries())
      items.push(await one(desk, inForce, { note, value, delivery: nthOf(delivery, index) }));
    if (items.length === 0) await noteArrival(db, { ...note, status: "taken", why: "passedOver", delivery });
    return { outcome: "several", items };
  }
  if (delivery === null || !(await readDelivered(db, key, delivery)))
    if (await isFull(db, key)) return { outcome: "full" };
  return one(desk, inForce, { note, value: posted.value, delivery });
}

type Note = Pick<Arrival, "channel" | "at" | "size">;

/** The first message of a post has its name, so that a list of one is what came alone. */
const nthOf = (delivery: string | null, index: number): string | null =>
  delivery === null || index === 0 ? delivery : `${delivery}/${index}`;

/** One message, in the log whatever becomes of it. */
async function one(
  desk: ChannelDesk,
  document: Channel | null,
  { note, value, delivery }: { readonly note: Note; readonly value: Json; readonly delivery: string | null },
): Promise<Became> {
  const { db } = desk.store;
  const before = delivery === null ? undefined : await readDelivered(db, note.channel, delivery);
  if (before) {
    const { subject, sender, ticket } = before;
    await noteArrival(db, { ...note, status: "repeated", delivery, subject, sender, ticket });
    return { outcome: "repeated", number: null };
  }
  const whole = { ...note, delivery, body: JSON.stringify(value) };
  if (document?.source.by !== "webhook") {
    await noteArrival(db, { ...whole, status: "waiting", why: "draft" });
    return { outcome: "waiting", detail: [] };
  }
  const { arrival, received } = await worked(desk, document, document.source, value, delivery);
  await noteArrival(db, { ...(received.outcome === "repeated" ? { ...note, delivery } : whole), ...arrival });
  return received;
}

type Worked = Omit<Arrival, "channel" | "at" | "size" | "delivery" | "body">;

/** What a payload comes to as the channel stands now. */
async function worked(
  desk: ChannelDesk,
  document: Channel,
  source: WebhookSource,
  payload: Json,
  delivery: string | null,
): Promise<{ readonly arrival: Worked; readonly received: Became }> {
  const parts = messagesIn(source, payload);
  if (!parts.ok) return waiting("undrawn", parts.findings);
  if (!isWanted(source, payload))
    return { arrival: { status: "taken", why: "passedOver" }, received: { outcome: "taken", number: null } };
  const { fields } = await desk.definitions.current(desk.store.db);
  const drawing = draw({ source, name: document.name }, payload, fields);
  if (!drawing.ok) return waiting("undrawn", drawing.findings);
  const { drawn } = drawing;
  const shown = { subject: drawn.subject, sender: senderOf(drawn) ?? "" };
  // What a sender calls its message is one thing, that it is over another.
  const identity = drawn.id === null ? (delivery ?? newId()) : `${drawn.id}${drawn.closes ? " over" : ""}`;
  try {
    const made = await take(desk, { channel: document, source, drawn, identity });
    if ("refused" in made) return waiting("notTaken", made.refused, shown);
    const { ticket, number, repeated } = made;
    const outcome = repeated ? "repeated" : "taken";
    const arrival: Worked = { status: outcome, ...shown, ticket, ...(ticket === null && { why: "nothingOpen" }) };
    return { arrival, received: { outcome, number } };
  } catch (error) {
    if (desk.store.dialect.isRetryable(error)) throw error;
    console.error(`channel ${document.key}:`, error);
    return waiting("fault", [], shown);
  }
}

function waiting(why: string, detail: NonNullable<Worked["detail"]>, shown: Partial<Worked> = {}) {
  const received: Became = { outcome: "waiting", detail: detail.map(({ message }) => message) };
  return { arrival: { ...shown, status: "waiting" as const, why, detail }, received };
}

/** Looks once more at what waits, with the channel as it is now. */
export async function runAgain(desk: ChannelDesk, { document }: KnownChannel, row: ChannelIn): Promise<void> {
  if (row.body === null || document?.source.by !== "webhook") return;
  // Only what was read waits, and it is kept as JSON.
  const payload = JSON.parse(row.body) as Json;
  const parts = messagesIn(document.source, payload);
  const [first = payload, ...others] = parts.ok ? parts.payloads : [];
  const name = row.delivery ?? row.id;
  const { arrival } = await worked(desk, document, document.source, first, name);
  // A list that came before the channel was for lists.
  for (const [index, value] of others.entries())
    await one(desk, document, {
      note: { channel: row.channel, at: row.at, size: utf8Length(JSON.stringify(value)) },
      ...{ value, delivery: nthOf(name, index + 1) },
    });
  await settle(desk.store.db, row.id, arrival);
}

/** So many refusals of one channel are written down within a minute: whoever knocks on and on fills no disk. */
const NOTED = 20;
const MINUTE_MS = 60_000;
const noted = new WeakMap<ChannelDesk["store"], Map<string, { minute: number; count: number }>>();

/** Writes down what did not pass, as long as it is not too much of it. */
export async function noteRefused({ store }: Pick<ChannelDesk, "store">, arrival: Arrival): Promise<void> {
  const all = noted.get(store) ?? new Map<string, { minute: number; count: number }>();
  noted.set(store, all);
  const minute = Math.floor(arrival.at / MINUTE_MS);
  const known = all.get(arrival.channel);
  const count = known?.minute === minute ? known.count + 1 : 1;
  all.set(arrival.channel, { minute, count });
  if (count <= NOTED) await noteArrival(store.db, arrival);
}
