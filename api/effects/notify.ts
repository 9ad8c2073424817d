import { fillPlaceholders } from "../../blueprints/placeholders.ts";
import { textIn } from "../../blueprints/text.ts";
import type { Executor } from "./executor.ts";
import { recipientsOf } from "./recipients.ts";

/** Tells people, each in their own language; one mail a language. */
export const notify: Executor<"notify"> = async (effect, { store, clock, definitions }) => {
  const { id, ticket, to, values } = effect;
  const template =
    effect.template === null ? undefined : (await definitions.current(store.db)).templates.get(effect.template);
  if (effect.template !== null && !template)
    return { ok: false, final: true, detail: `There is no template ${effect.template}.` };
  const people = await recipientsOf(store.db, to);
  if (people.length === 0) return { ok: false, final: true, detail: "Nobody of these has an address." };
  const languages = [...new Set(people.map((person) => person.language))];
  const mails = languages.map((language) => {
    const text = template ? fillPlaceholders(textIn(template.text, language), values) : (effect.text ?? "");
    const subject = template?.subject ? fillPlaceholders(textIn(template.subject, language), values) : firstLine(text);
    const addresses = people.filter((person) => person.language === language).map(({ address }) => address);
    return { id: `${id}:${language}`, ticket, at: clock.now(), to: addresses, subject, text };
  });
  return { ok: true, detail: `Told ${people.length}.`, mails };
};

const firstLine = (text: string): string => (text.split("\n", 1)[0] ?? "").slice(0, 120);
