import type { JsonObject } from "../../blueprints/json.ts";
import { derivedId } from "../ids.ts";
import type { WholeContact } from "../people/contacts.ts";

/** Twelve digits of a hash: as many as a number holds exactly. */
const numberOf = (...parts: readonly string[]): number => Number.parseInt(derivedId(...parts).slice(0, 12), 16);

/**
 * What an If-Match compares: a number of what is said of somebody, whoever wrote it: a person, a file, or a merge. The same
 * content has the same number.
 */
export const contactRevision = (contact: WholeContact): number => {
  const { name, emails, phones, customerNumber, language, kind, verified, organization } = contact;
  return numberOf(
    "contact",
    JSON.stringify([name, emails, phones, customerNumber, language, kind, verified, organization]),
  );
};

export const organizationRevision = ({
  name,
  attributes,
}: {
  readonly name: string;
  readonly attributes: JsonObject;
}) => numberOf("organization", JSON.stringify([name, Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))]));
