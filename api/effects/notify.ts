import { isJsonObject, type JsonObject } from "../../blueprints/json.ts";
import { fillPlaceholders } from "../../blueprints/placeholders.ts";
import { textIn } from "../../blueprints/text.ts";
import { approvalAddress, approvalToken } from "../approvals/approval-link.ts";
import { chatHold } from "../chat/hand-over.ts";
import type { Store } from "../db/connect.ts";
import { linkAddress, linkToken } from "../portal/ticket-link.ts";
import { ticketOf } from "../tickets/load.ts";
import { leaveFor } from "./automatic.ts";
import type { Executor, Performed, Performing } from "./executor.ts";
import { letterHtml } from "./letter-html.ts";
import { post } from "./letters.ts";
import { tooMuch } from "./mail.ts";
import { newsWords, ownValues, unprovenAmong } from "./proven.ts";
import { type Recipient, recipientsOf } from "./recipients.ts";

/** Tells people of the desk each in their own language, and those outside in the ticket's; one mail a language. Who has been told much of late gets the rest in a digest. */
export const notify: Executor<"notify"> = async (effect, performing) => {
  const { store, clock, definitions } = performing;
  const { id, ticket, to, values } = effect;
  const template =
    effect.template === null ? undefined : (await definitions.current(store.db)).templates.get(effect.template);
  if (effect.template !== null && !template)
    return { ok: false, final: true, detail: `There is no template ${effect.template}.` };
  const people = await spokenTo(store.db, ticket, await recipientsOf(store.db, to, performing.people));
  if (people.length === 0) return nobodyReached(store.db, ticket);
  const wordsFor = (reader: Reader) => {
    const { language } = reader;
    const own = reader.unproven ? ownValues(values) : values;
    const known = { ...own, ticketLink: reader.ticket, approvalLink: reader.approval };
    const said = reader.unproven ? newsWords(language, numberIn(values), reader.ticket) : (effect.text ?? "");
    const text = template ? fillPlaceholders(textIn(template.text, language), known, language) : said;
    const subject = template?.subject
      ? fillPlaceholders(textIn(template.subject, language), known, language)
      : firstLine(text);
    return { subject, text };
  };
  const words = JSON.stringify(template?.text ?? "");
  const unproven = await unprovenAmong(store.db, people);
  const readerOf = (person: Recipient): Reader => ({
    language: person.language,
    unproven: unproven.has(person.address),
    ticket:
      words.includes("ticketLink") || (!template && unproven.has(person.address))
        ? ticketLinkFor(performing, ticket, values, person)
        : null,
    approval: words.includes("approvalLink") ? approvalLinkFor(performing, ticket, values, person) : null,
  });
  const now = new Map<string, { readonly reader: Reader; readonly people: Recipient[] }>();
  const kept: string[] = [];
  let waiting = 0;
  const leaves = await Promise.all(
    people.map(async (person) => {
      const reader = readerOf(person);
      const words = wordsFor(reader);
      return { person, reader, leave: await leaveFor(store, { effect: id, ticket, ...words }, person, clock.now()) };
    }),
  );
  for (const { person, reader, leave } of leaves) {
    // Who gets a link gets a letter alone: it is nobody else's.
    const own = reader.ticket !== null || reader.approval !== null;
    const letter = own || reader.unproven ? `${reader.language}:${person.person}` : reader.language;
    if (leave.may === "send") now.set(letter, { reader, people: [...(now.get(letter)?.people ?? []), person] });
    else if (leave.may === "wait") waiting += 1;
    else kept.push(leave.why);
  }
  if (now.size === 0 && waiting === 0) return tooMuch(ticket, kept);
  const letters = await Promise.all(
    [...now].map(async ([letter, { reader, people: told }]) => {
      const words = wordsFor(reader);
      return {
        id: `${id}:${letter}`,
        ticket,
        to: told.map(({ address }) => address),
        ...words,
        html: await letterHtml(words.text, { home: performing.address, automatic: true }),
        automatic: true,
      };
    }),
  );
  const told = people.length - waiting - kept.length;
  const said = [
    ...(told > 0 ? [`Told ${told}.`] : []),
    ...(waiting > 0 ? [`${waiting} will read it in a digest.`] : []),
  ];
  return post(performing, letters, [...said, ...kept].join(" "));
};

/** No fault where the visitor of a chat has given no address: what is said to them stands there. */
export async function nobodyReached(
  db: Store["db"],
  ticket: string,
  detail = "Nobody of these has an address.",
): Promise<Performed> {
  const hold = await chatHold(db, ticket, null);
  return hold ? { ok: true, detail: hold.because } : { ok: false, final: true, detail };
}

/** Whoever is not of the desk is written to in the language of the ticket, as in every other mail of it. */
async function spokenTo(db: Store["db"], ticket: string, people: readonly Recipient[]): Promise<readonly Recipient[]> {
  if (people.every(({ inside }) => inside)) return people;
  const row = await db.selectFrom("ticket").select("body").where("id", "=", ticket).executeTakeFirst();
  if (!row) return people;
  const { language } = ticketOf(row.body);
  return people.map((person) => (person.inside ? person : { ...person, language }));
}

/** Whom a letter is for: the language that they read, where they follow the ticket, if it is theirs, and where they approve. */
interface Reader {
  readonly language: string;
  /** They may not have written what the ticket says: none of it is told to them. */
  readonly unproven: boolean;
  readonly ticket: string | null;
  readonly approval: string | null;
}

/** The link by which its requester follows the ticket; null for everybody else, and for a desk that does not know its own address. */
function ticketLinkFor(
  { secret, address, clock }: Performing,
  ticket: string,
  values: JsonObject,
  { person }: Recipient,
): string | null {
  if (secret === undefined || address === undefined || person === undefined) return null;
  if (!isJsonObject(values.ticket) || values.ticket.requester !== person) return null;
  return linkAddress(address, linkToken(secret, { ticket, requester: person, at: clock.now() }));
}

/** The link by which somebody who is asked to approve answers; null where nothing is asked. */
function approvalLinkFor(
  { secret, address }: Performing,
  ticket: string,
  { approval }: JsonObject,
  { person }: Recipient,
): string | null {
  if (secret === undefined || address === undefined || person === undefined) return null;
  if (!isJsonObject(approval) || typeof approval.askedAt !== "number") return null;
  return approvalAddress(address, approvalToken(secret, { ticket, askedAt: approval.askedAt, person }));
}

const numberIn = ({ ticket }: JsonObject): string => (isJsonObject(ticket) ? `#${String(ticket.number)}` : "");

const firstLine = (text: string): string => (text.split(/[\r\n]/, 1)[0] ?? "").slice(0, 120);
