import type { Language, Sentence } from "../../blueprints/text.ts";
import type { ContactColumn, ImportSettings } from "../contract/contact-imports.ts";
import type { ContactKind } from "../people/contacts.ts";
import { foldEmail } from "../people/people.ts";
import { phoneDigits } from "./words.ts";

/** What one row says of somebody; null and empty where it says nothing. */
export interface Said {
  readonly line: number;
  readonly name: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly customerNumber: string | null;
  readonly organization: string | null;
  readonly language: Language | null;
  readonly kind: ContactKind | null;
}

const EMAIL = /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]{1,189}$/;
const PHONE = /^\+?[\d\s().\-/]{4,39}$/;

const LANGUAGE: { readonly [word: string]: Language } = {
  en: "en",
  eng: "en",
  english: "en",
  anglais: "en",
  fr: "fr",
  fra: "fr",
  fre: "fr",
  french: "fr",
  français: "fr",
  francais: "fr",
};

const KIND: { readonly [word: string]: ContactKind } = {
  prospect: "prospect",
  lead: "prospect",
  customer: "customer",
  client: "customer",
  cliente: "customer",
  employee: "employee",
  employé: "employee",
  employée: "employee",
  employe: "employee",
  salarié: "employee",
  collaborateur: "employee",
};

const own = <T>(words: { readonly [word: string]: T }, word: string): T | undefined =>
  Object.hasOwn(words, word) ? words[word] : undefined;

const notEmail = (value: string): Sentence => ({
  en: `“${value}” is not an e-mail address.`,
  fr: `« ${value} » n’est pas une adresse e-mail.`,
});
const notPhone = (value: string): Sentence => ({
  en: `“${value}” is not a phone number.`,
  fr: `« ${value} » n’est pas un numéro de téléphone.`,
});
const notLanguage = (value: string): Sentence => ({
  en: `“${value}” is no language of this desk: en or fr.`,
  fr: `« ${value} » n’est pas une langue de ce bureau : en ou fr.`,
});
const notKind = (value: string): Sentence => ({
  en: `“${value}” is neither prospect, customer nor employee.`,
  fr: `« ${value} » n’est ni prospect, ni client, ni employé.`,
});
const tooLong = (value: string): Sentence => ({
  en: `“${value.slice(0, 40)}…” is too long.`,
  fr: `« ${value.slice(0, 40)}… » est trop long.`,
});
const NOBODY: Sentence = {
  en: "There is no e-mail address, phone or customer number by which to know this contact again.",
  fr: "Il n’y a ni adresse e-mail, ni téléphone, ni numéro de client pour reconnaître ce contact.",
};

const shown = (value: string): string => (value.length > 80 ? `${value.slice(0, 80)}…` : value);

/** Several addresses or phones may share a cell. */
const several = (cell: string, between: RegExp): readonly string[] =>
  cell
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Reads one row by what its columns are: what it says, or everything that is wrong with it. */
export function readRecord(
  line: number,
  cells: readonly string[],
  { columns }: Pick<ImportSettings, "columns">,
): Said | readonly Sentence[] {
  const all = (wanted: ContactColumn): readonly string[] =>
    columns.flatMap((column, place) => (column === wanted && cells[place] ? [cells[place]] : []));
  const first = (wanted: ContactColumn): string | null => all(wanted)[0] ?? null;
  const faults: Sentence[] = [];

  const emails = all("email")
    .flatMap((cell) => several(cell, /[;,|]+/))
    .flatMap((part) => (/@\S*\s+\S+@/.test(part) ? several(part, /\s+/) : [part]));
  for (const email of emails) if (!EMAIL.test(email)) faults.push(notEmail(shown(email)));
  const phones = all("phone").flatMap((cell) => several(cell, /[;,|]+/));
  for (const phone of phones)
    if (!PHONE.test(phone) || phoneDigits(phone).length < 3) faults.push(notPhone(shown(phone)));

  const [language, kind] = [first("language"), first("kind")];
  const spoken = language === null ? null : own(LANGUAGE, language.toLowerCase().replace(/[-_].*$/, ""));
  if (language !== null && spoken === undefined) faults.push(notLanguage(shown(language)));
  const who = kind === null ? null : own(KIND, kind.toLowerCase());
  if (kind !== null && who === undefined) faults.push(notKind(shown(kind)));

  const name = first("name") ?? ([...all("firstName"), ...all("lastName")].join(" ") || null);
  const customerNumber = first("customerNumber");
  const organization = first("organization");
  for (const [value, most] of [
    [name, 200],
    [customerNumber, 100],
    [organization, 200],
  ] as const)
    if (value !== null && value.length > most) faults.push(tooLong(value));
  if (emails.length === 0 && phones.length === 0 && customerNumber === null) faults.push(NOBODY);
  if (faults.length > 0) return faults;
  return {
    line,
    name,
    emails: [...new Set(emails.map(foldEmail))],
    phones,
    customerNumber,
    organization,
    language: spoken ?? null,
    kind: who ?? null,
  };
}
