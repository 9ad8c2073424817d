import { plainWords } from "../../blueprints/search/tokens.ts";
import { CONTACT_COLUMNS, type ContactColumn } from "../contract/contact-imports.ts";

/** What people write over their columns, in English and French, as plain words. */
const HEADINGS: { readonly [column in ContactColumn]: readonly string[] } = {
  name: [
    "name",
    "full name",
    "display name",
    "contact",
    "contact name",
    "nom complet",
    "nom et prenom",
    "nom du contact",
  ],
  firstName: ["first name", "firstname", "given name", "prenom"],
  lastName: ["last name", "lastname", "surname", "family name", "nom de famille", "nom"],
  email: ["email", "e mail", "mail", "email address", "e mail address", "courriel", "adresse e mail", "adresse email"],
  phone: [
    "phone",
    "phone number",
    "telephone",
    "tel",
    "mobile",
    "mobile phone",
    "work phone",
    "portable",
    "numero de telephone",
  ],
  customerNumber: [
    "customer number",
    "customer id",
    "client number",
    "external id",
    "numero client",
    "numero de client",
    "no client",
    "n client",
  ],
  organization: [
    "organization",
    "organisation",
    "company",
    "account",
    "account name",
    "societe",
    "entreprise",
    "raison sociale",
  ],
  language: ["language", "locale", "lang", "langue"],
  kind: ["kind", "type", "contact type", "type de contact"],
};

/** What the columns seem to be. Of two addresses or phones both are taken; of everything else the first. */
export function guessColumns(headings: readonly string[]): (ContactColumn | null)[] {
  const taken = new Set<ContactColumn>();
  const guessed = headings.map((heading) => {
    const plain = plainWords(heading).replace(/ \d$/, "");
    const column = CONTACT_COLUMNS.find((one) => HEADINGS[one].includes(plain)) ?? null;
    if (column === null || (taken.has(column) && column !== "email" && column !== "phone")) return null;
    taken.add(column);
    return column;
  });
  // “Nom” beside no “Prénom” is the whole name.
  return taken.has("lastName") && !taken.has("firstName") && !taken.has("name")
    ? guessed.map((column) => (column === "lastName" ? "name" : column))
    : guessed;
}
