import { isJsonObject, type JsonObject } from "../../blueprints/json.ts";
import { fillPlaceholders } from "../../blueprints/placeholders.ts";
import { textIn } from "../../blueprints/text.ts";
import { linkAddress, linkToken } from "../portal/ticket-link.ts";
import { leaveFor } from "./automatic.ts";
import type { Executor, Performing } from "./executor.ts";
import { post } from "./letters.ts";
import { tooMuch } from "./mail.ts";
import { type Recipient, recipientsOf } from "./recipients.ts";

/** Tells people, each in their own language; one mail a language. Who has been told much of late gets the rest in a digest. */
export const notify: Executor<"notify"> = async (effect, performing) => {
  const { store, clock, definitions } = performing;
  const { id, ticket, to, values } = effect;
  const template =
    effect.template === null ? undefined : (await definitions.current(store.db)).templates.get(effect.template);
  if (effect.template !== null && !template)
    return { ok: false, final: true, detail: `There is no template ${effect.template}.` };
  const people = await recipientsOf(store.db, to, performing.people);
  if (people.length === 0) return { ok: false, final: true, detail: "Nobody of these has an address." };
  const wordsFor = (reader: Reader) => {
    const { language } = reader;
    const known = { ...values, ticketLink: reader.link };
    const text = template ? fillPlaceholders(textIn(template.text, language), known, language) : (effect.text ?? "");
    const subject = template?.subject
      ? fillPlaceholders(textIn(template.subject, language), known, language)
      : firstLine(text);
    return { subject, text };
  };
  const linked = template !== undefined && JSON.stringify(template.text).includes("ticketLink");
  const readerOf = (person: Recipient): Reader => ({
    language: person.language,
    link: linked ? linkFor(performing, ticket, values, person) : null,
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
    const letter = reader.link === null ? reader.language : `${reader.language}:${person.contact}`;
    if (leave.may === "send") now.set(letter, { reader, people: [...(now.get(letter)?.people ?? []), person] });
    else if (leave.may === "wait") waiting += 1;
    else kept.push(leave.why);
  }
  if (now.size === 0 && waiting === 0) return tooMuch(ticket, kept);
  const letters = [...now].map(([letter, { reader, people: told }]) => ({
    id: `${id}:${letter}`,
    ticket,
    to: told.map(({ address }) => address),
    ...wordsFor(reader),
    automatic: true,
  }));
  const told = people.length - waiting - kept.length;
  const words = [
    ...(told > 0 ? [`Told ${told}.`] : []),
    ...(waiting > 0 ? [`${waiting} will read it in a digest.`] : []),
  ];
  return post(performing, letters, [...words, ...kept].join(" "));
};

/** Whom a letter is for: the language that they read, and where they follow the ticket, if it is theirs. */
interface Reader {
  readonly language: string;
  readonly link: string | null;
}

/** The link by which its requester follows the ticket; null for everybody else, and for a desk that does not know its own address. */
function linkFor(
  { secret, address, clock }: Performing,
  ticket: string,
  values: JsonObject,
  { contact }: Recipient,
): string | null {
  if (secret === undefined || address === undefined || contact === undefined) return null;
  if (!isJsonObject(values.ticket) || values.ticket.requester !== contact) return null;
  return linkAddress(address, linkToken(secret, { ticket, requester: contact, at: clock.now() }));
}

const firstLine = (text: string): string => (text.split(/[\r\n]/, 1)[0] ?? "").slice(0, 120);
