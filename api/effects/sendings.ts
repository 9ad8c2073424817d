import { deliveryWhy } from "../../runtime/mail/delivery-words.ts";
import type { SendingView } from "../contract/ticket-views.ts";
import type { Store } from "../db/connect.ts";
import { readStrings } from "../db/json.ts";
import type { MailOutcome } from "./mail-outcomes.ts";

/** Which of two things that were said of an address counts: the sadder one. */
const WEIGHT = { complained: 4, bounced: 3, refused: 3, delivered: 2, late: 1 } as const;

/** How what the desk said on these tickets leaves by mail, by the message. */
export async function sendingsOf(
  { db, dialect }: Store,
  tickets: readonly string[],
): Promise<ReadonlyMap<string, SendingView>> {
  const effects = await db
    .selectFrom("outbox")
    .select(["id", "event", "effect", "status", "attempts", "next_at", "settled_at", "detail"])
    .where(dialect.among("outbox.ticket", tickets))
    .where("type", "=", "mail")
    .execute();
  if (effects.length === 0) return new Map();
  const ids = effects.map(({ id }) => id);
  const letters = new Map(
    (
      await db
        .selectFrom("mail_log")
        .select(["id", "at", "recipients", "reference"])
        .where(dialect.among("mail_log.id", ids))
        .execute()
    ).map((one) => [one.id, one]),
  );
  const references = [...letters.values()].flatMap(({ reference }) => reference ?? []);
  const outcomes =
    references.length === 0
      ? []
      : await db
          .selectFrom("mail_outcome")
          .selectAll()
          .where(dialect.among("mail_outcome.reference", references))
          .execute();
  return new Map(
    effects.flatMap((row) => {
      const letter = letters.get(row.id);
      // Nothing left by mail: the visitor of a chat has the words, or reads them there.
      if (row.status === "done" && !letter) return [];
      const known = outcomes.filter(({ reference }) => reference === letter?.reference);
      const sending: SendingView = {
        event: row.event,
        state: row.status === "done" ? "left" : row.status === "pending" ? "queued" : row.status,
        at: letter?.at ?? row.settled_at,
        // Once it has been tried nobody can be sure that it has not left.
        leavesAt: row.status === "pending" && row.attempts === 0 ? row.next_at : null,
        said: row.status === "done" || row.status === "dropped" ? null : row.detail,
        to: letter ? readStrings(letter.recipients).map((address) => recipientOf(address, letter.at, known)) : [],
      };
      return [[messageOf(row.effect), sending] as const];
    }),
  );
}

function recipientOf(address: string, at: number, known: readonly MailOutcome[]): SendingView["to"][number] {
  const [worst] = known
    .filter((one) => one.address === address)
    .sort((one, other) => WEIGHT[other.state] - WEIGHT[one.state] || other.at - one.at);
  if (!worst) return { address, state: "left", at, why: null, said: null };
  const { state, code, detail } = worst;
  const why = state === "delivered" || state === "complained" ? null : deliveryWhy(code);
  return { address, state, at: worst.at, why, said: detail === "" ? null : detail };
}

/** Only mails are asked for, and each names its message. */
const messageOf = (effect: string): string => (JSON.parse(effect) as { readonly message: string }).message;
