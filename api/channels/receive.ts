import type { IncomingHttpHeaders } from "node:http";
import type { Channel, WebhookSource } from "../../blueprints/channel.ts";
import type { Json } from "../../blueprints/json.ts";
import { utf8Length } from "../../blueprints/limits.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { draw } from "../../runtime/channels/draw.ts";
import { newId } from "../ids.ts";
import type { ChannelDesk } from "./channel-desk.ts";
import type { KnownChannel } from "./documents.ts";
import { type Arrival, type ChannelIn, isFull, noteArrival, readDelivered, settle } from "./log.ts";
import { type Doubt, prove } from "./proof.ts";
import { secretsOf } from "./secrets.ts";
import { senderOf, take } from "./take.ts";

/** One post to a channel, read and sound as JSON. */
export interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly value: Json;
}

/** What became of it. */
export type Received =
  | { readonly outcome: "taken" | "repeated"; readonly number: number | null }
  /** It is kept, and a person sees why nothing is made of it yet. */
  | { readonly outcome: "waiting"; readonly detail: readonly Sentence[] }
  | { readonly outcome: "doubted"; readonly doubt: Doubt }
  | { readonly outcome: "full" };

export type WebhookChannel = KnownChannel & { readonly source: { readonly by: "webhook" } };

export const isWebhook = (known: KnownChannel): known is WebhookChannel => known.source.by === "webhook";

/** Takes in what was posted to a channel: proven, drawn, through the one door; whatever happens, its log says it. */
export async function receivePost(desk: ChannelDesk, known: WebhookChannel, posted: Posted): Promise<Received> {
  const { db } = desk.store;
  const { key, source } = known;
  const now = desk.clock.now();
  const note = { channel: key, at: now, size: utf8Length(posted.text) };
  const proven = prove(source, await secretsOf(db, desk.config.secret, key, now), posted, now);
  if ("doubt" in proven) {
    await noteRefused(desk, { ...note, status: "refused", why: proven.doubt });
    return { outcome: "doubted", doubt: proven.doubt };
  }
  const { delivery } = proven;
  const before = delivery === null ? undefined : await readDelivered(db, key, delivery);
  if (before) {
    const { subject, sender, ticket } = before;
    await noteArrival(db, { ...note, status: "repeated", delivery, subject, sender, ticket });
    return { outcome: "repeated", number: null };
  }
  if (await isFull(db, key)) return { outcome: "full" };
  const whole = { ...note, delivery, body: posted.text };
  const { document } = known;
  if (known.state === "draft" || document?.source.by !== "webhook") {
    await noteArrival(db, { ...whole, status: "waiting", why: "draft" });
    return { outcome: "waiting", detail: [] };
  }
  const { arrival, received } = await worked(desk, document, document.source, posted.value, delivery);
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
): Promise<{ readonly arrival: Worked; readonly received: Received }> {
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
  const received: Received = { outcome: "waiting", detail: detail.map(({ message }) => message) };
  return { arrival: { ...shown, status: "waiting" as const, why, detail }, received };
}

/** Looks once more at what waits, with the channel as it is now. */
export async function runAgain(desk: ChannelDesk, { document }: KnownChannel, row: ChannelIn): Promise<void> {
  if (row.body === null || document?.source.by !== "webhook") return;
  // Only what was read as JSON waits.
  const payload = JSON.parse(row.body) as Json;
  const { arrival } = await worked(desk, document, document.source, payload, row.delivery ?? row.id);
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
