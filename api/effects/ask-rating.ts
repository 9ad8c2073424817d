import type { Kysely } from "kysely";
import { fillPlaceholders } from "../../blueprints/placeholders.ts";
import { textIn } from "../../blueprints/text.ts";
import { ratingToken } from "../auth/rating-link.ts";
import type { Tables } from "../db/tables.ts";
import { leaveFor } from "./automatic.ts";
import type { Executor } from "./executor.ts";
import { letterHtml } from "./letter-html.ts";
import { post } from "./letters.ts";
import { tooMuch } from "./mail.ts";
import { nobodyReached } from "./notify.ts";
import { isUnproven, ownValues } from "./proven.ts";
import { recipientsOf } from "./recipients.ts";
import { isUnsubscribed, unsubscribeAt } from "./unsubscribe.ts";

const DAY_MS = 86_400_000;

const WORDS = {
  en: {
    subject: "How did we do? [#{{ticket.number}}]",
    text: "“{{ticket.subject}}” is solved. How did it go?\n\n{{link}}",
  },
  fr: {
    subject: "Comment cela s’est-il passé ? [#{{ticket.number}}]",
    text: "« {{ticket.subject}} » est résolu. Comment cela s’est-il passé ?\n\n{{link}}",
  },
};

/** Asks the requester how it went, in the ticket's language, unless they have been asked of late. */
export const askRating: Executor<"askRating"> = async (effect, performing) => {
  const { id, ticket, to, template: key, language, everyDays } = effect;
  const { store, clock, definitions, secret, address } = performing;
  if (secret === undefined || address === undefined)
    return { ok: false, final: true, detail: "The desk has no address of its own for the link." };
  const [person] = await recipientsOf(store.db, to, performing.people);
  if (!person) return nobodyReached(store.db, ticket, "The requester has no address.");
  if (await isUnsubscribed(store.db, "ratings", person.address))
    return { ok: true, detail: "Not asked: the requester wants no more requests to rate." };
  if (await askedOfLate(store.db, ticket, to, clock.now() - everyDays * DAY_MS))
    return { ok: true, detail: `Not asked: the requester was asked within ${everyDays} days.` };
  const template = key === null ? undefined : (await definitions.current(store.db)).templates.get(key);
  if (key !== null && !template) return { ok: false, final: true, detail: `There is no template ${key}.` };
  const known = (await isUnproven(store.db, { ...person, inside: false })) ? ownValues(effect.values) : effect.values;
  const values = { ...known, link: `${address}/api/rate/${ratingToken(secret, ticket)}` };
  const own = WORDS[language.startsWith("fr") ? "fr" : "en"];
  const filled = (text: string): string => fillPlaceholders(text, values, language);
  const text = filled(template ? textIn(template.text, language) : own.text);
  // Without the link nobody could answer.
  const said = text.includes(values.link) ? text : `${text}\n\n${values.link}`;
  const letter = {
    id,
    ticket,
    to: [person.address],
    subject: filled(template?.subject ? textIn(template.subject, language) : own.subject),
    text: said,
    html: await letterHtml(said, { home: address, automatic: true }),
    automatic: true,
    ...unsubscribeAt(performing, { kind: "ratings", who: person.address }),
  };
  const leave = await leaveFor(store, { effect: id, ...letter }, { ...person, inside: false }, clock.now());
  return leave.may === "not" ? tooMuch(ticket, [leave.why]) : post(performing, [letter], "Asked.");
};

/** Whether one of these contacts has been asked about another ticket since. */
async function askedOfLate(
  db: Kysely<Tables>,
  ticket: string,
  contacts: readonly string[],
  since: number,
): Promise<boolean> {
  const asked = await db
    .selectFrom("ticket")
    .innerJoin("journal", "journal.ticket", "ticket.id")
    .select("journal.seq")
    .where("ticket.requester", "in", [...contacts])
    .where("ticket.id", "!=", ticket)
    .where("ticket.updated_at", ">", since)
    .where("journal.type", "=", "ratingAsked")
    .where("journal.at", ">", since)
    .limit(1)
    .executeTakeFirst();
  return asked !== undefined;
}
