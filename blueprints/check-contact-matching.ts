import { finding } from "./check-uses.ts";
import type { ContactMatching } from "./contact-matching.ts";
import type { Finding } from "./finding.ts";
import { pointer } from "./json.ts";

/** What the shape cannot say: a domain that two organizations claim, or one twice. */
export function contactMatchingFindings({ organizations }: ContactMatching): Finding[] {
  const seen = new Map<string, number>();
  return organizations.flatMap(({ from }, at) =>
    from.flatMap((source, place) => {
      if (!seen.has(source)) {
        seen.set(source, at);
        return [];
      }
      return [
        finding("error", "contactMatching.twice", pointer("organizations", at, "from", place), {
          en: `${source} stands here already: the first organization takes it.`,
          fr: `${source} figure déjà ici : la première organisation l'emporte.`,
        }),
      ];
    }),
  );
}
