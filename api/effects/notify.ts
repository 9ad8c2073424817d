import { fillPlaceholders } from "../../blueprints/placeholders.ts";
import { textIn } from "../../blueprints/text.ts";
import { leaveFor } from "./automatic.ts";
import type { Executor } from "./executor.ts";
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
  const wordsIn = (language: string) => {
    const text = template ? fillPlaceholders(textIn(template.text, language), values, language) : (effect.text ?? "");
    const subject = template?.subject
      ? fillPlaceholders(textIn(template.subject, language), values, language)
      : firstLine(text);
    return { subject, text };
  };
  const now = new Map<string, Recipient[]>();
  const kept: string[] = [];
  let waiting = 0;
  const leaves = await Promise.all(
    people.map(async (person) => {
      const words = wordsIn(person.language);
      return { person, leave: await leaveFor(store, { effect: id, ticket, ...words }, person, clock.now()) };
    }),
  );
  for (const { person, leave } of leaves) {
    if (leave.may === "send") now.set(person.language, [...(now.get(person.language) ?? []), person]);
    else if (leave.may === "wait") waiting += 1;
    else kept.push(leave.why);
  }
  if (now.size === 0 && waiting === 0) return tooMuch(ticket, kept);
  const letters = [...now].map(([language, told]) => ({
    id: `${id}:${language}`,
    ticket,
    to: told.map(({ address }) => address),
    ...wordsIn(language),
    automatic: true,
  }));
  const told = people.length - waiting - kept.length;
  const words = [
    ...(told > 0 ? [`Told ${told}.`] : []),
    ...(waiting > 0 ? [`${waiting} will read it in a digest.`] : []),
  ];
  return post(performing, letters, [...words, ...kept].join(" "));
};

const firstLine = (text: string): string => (text.split(/[\r\n]/, 1)[0] ?? "").slice(0, 120);
