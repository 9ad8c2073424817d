import { MOST_MESSAGES, type WebhookSource } from "../../blueprints/channel.ts";
import type { Finding } from "../../blueprints/finding.ts";
import type { Json } from "../../blueprints/json.ts";
import { valueAt, withValueAt } from "../../blueprints/payload-text.ts";
import { drawnText } from "./draw.ts";

/** The messages of one payload, or why it is none. */
export type MessagesIn =
  | { readonly ok: true; readonly payloads: readonly Json[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** What one post brings: itself, or for each element of its list the payload as if the list held that one alone. */
export function messagesIn({ each }: Pick<WebhookSource, "each">, payload: Json): MessagesIn {
  if (each === undefined) return { ok: true, payloads: [payload] };
  const list = valueAt(payload, each);
  if (!Array.isArray(list))
    return broken(
      each === ""
        ? { en: "What came is no list.", fr: "Ce qui est arrivé n'est pas une liste." }
        : { en: `There is no list at ${each}.`, fr: `Il n'y a pas de liste à ${each}.` },
    );
  if (list.length > MOST_MESSAGES)
    return broken({
      en: `It holds ${list.length} messages; one post may bring ${MOST_MESSAGES}.`,
      fr: `Cela contient ${list.length} messages ; un envoi peut en apporter ${MOST_MESSAGES}.`,
    });
  return { ok: true, payloads: list.map((one: Json) => withValueAt(payload, each, [one])) };
}

const broken = (message: Finding["message"]): MessagesIn => ({
  ok: false,
  findings: [{ code: "channel.undrawn", severity: "error", pointer: "/source/each", message }],
});

/** Whether this is one of the messages that the channel is for. */
export function isWanted({ only = [] }: Pick<WebhookSource, "only">, payload: Json): boolean {
  return only.every(({ value, is, isNot }) => {
    const word = drawnText(value, payload).trim().toLowerCase();
    const among = (list: readonly string[]) => list.some((one) => one.trim().toLowerCase() === word);
    if (is === undefined && isNot === undefined) return word !== "";
    return (is === undefined || among(is)) && (isNot === undefined || !among(isNot));
  });
}
