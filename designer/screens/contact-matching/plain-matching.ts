import type { ContactMatching } from "../../../blueprints/contact-matching.ts";

/** A first draft: subaddresses are the same person, nothing else. */
export const plainMatching = (key: string, name: string): ContactMatching => ({
  ...{ kind: "contact-matching", schemaVersion: 1, key, name },
  ...{ subaddresses: true, shared: [], organizations: [] },
});

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** True for rules that the form can show, finished or not. */
export function isMatchingLike(value: unknown): value is ContactMatching {
  if (typeof value !== "object" || value === null) return false;
  if (!("subaddresses" in value && "shared" in value && "organizations" in value)) return false;
  const { subaddresses, shared, organizations } = value;
  return (
    typeof subaddresses === "boolean" &&
    isTexts(shared) &&
    Array.isArray(organizations) &&
    organizations.every(
      (one: unknown) =>
        typeof one === "object" &&
        one !== null &&
        "organization" in one &&
        typeof one.organization === "string" &&
        "from" in one &&
        isTexts(one.from),
    )
  );
}
