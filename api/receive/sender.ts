import type { MailPerson, ParsedMail } from "./parsed-mail.ts";

/** One address and nothing else: no list, no comment, no control character, one @. */
const ADDRESS = /^[^\s@<>(),;:"\\[\]\p{Cc}\p{Cf}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}\p{Cf}]{1,189}$/u;

/** Who wrote a mail, when it says so in one way only; nobody guesses. */
export function senderOf({ from }: Pick<ParsedMail, "from">): MailPerson | null {
  const [one, ...more] = from;
  if (!one || more.length > 0 || !ADDRESS.test(one.address) || !one.address.slice(1).includes(".")) return null;
  return { name: one.name.includes("@") ? "" : one.name, address: one.address.normalize("NFC").toLowerCase() };
}
