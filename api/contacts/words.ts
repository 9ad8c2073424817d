import { plainWords } from "../../blueprints/search/tokens.ts";

/** An index of PostgreSQL takes no longer texts; nobody is looked for by the eleventh address. */
const LONGEST = 500;

const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");

/** A name as lists are ordered by: without case and accents, the same on both databases. */
export const sortName = (name: string): string => cut(plainWords(name), 100);

/** A phone number as two spellings are compared: its digits, without the zeros that stand for a plus. */
export const phoneDigits = (phone: string): string => phone.replaceAll(/\D/g, "").replace(/^00/, "");

/** What a search looks in: words of name, addresses and customer number, and the digits of phones. */
export const contactWords = ({
  name,
  emails,
  phones = [],
  customerNumber = null,
}: {
  readonly name: string;
  readonly emails: readonly string[];
  readonly phones?: readonly string[];
  readonly customerNumber?: string | null;
}): string => {
  const words = plainWords([name, ...emails, customerNumber ?? ""].join(" "));
  return cut([words, ...phones.map(phoneDigits)].join(" "), LONGEST);
};

/** Something that can only be a phone number, as people write one. */
const PHONE = /^\+?[\d\s().\-/]{4,}$/;

/** What must stand in a contact's words for it to be found: a number written nationally finds the international one too. */
export const wantedWords = (typed: string): readonly string[] => {
  const text = typed.trim();
  if (PHONE.test(text)) return [phoneDigits(text).replace(/^0/, "")].filter((digits) => digits !== "");
  return plainWords(text)
    .split(" ")
    .filter((word) => word !== "");
};
