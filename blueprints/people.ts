import { z } from "zod";
import type { Sentence } from "./text.ts";

/** Words that stand for people of the moment. `chosen` are those chosen on the ticket at an earlier step. */
export const PERSON_WORDS = ["owner", "ownerGroup", "actor", "requester", "chosen", "rule", "system"] as const;

const KEY = /^(agent|group|role|department):[a-z0-9][a-z0-9._-]{0,63}$/;

/** Shape of a person reference in a document: `group:finance`, `agent:ana`, `owner`, … */
export const personSchema = z
  .union([z.enum(PERSON_WORDS), z.string().regex(KEY, "Write kind:key, such as group:finance or agent:ana.")])
  .describe(
    "Somebody: owner, ownerGroup, actor, requester, chosen, rule, system, or kind:key (agent:, group:, role:, department:).",
  );

/** Who acts, as the shell hands it to the runtime. `id` is `agent:ana`, `requester:17`, `rule:late`, `system`, `import:log`. */
export interface Actor {
  readonly id: string;
  readonly kind: "agent" | "requester" | "thirdParty" | "rule" | "system" | "import";
  /** `group:…` keys the actor belongs to. */
  readonly groups: readonly string[];
  /** `role:…` keys. */
  readonly roles: readonly string[];
  /** `department:…` keys. */
  readonly departments: readonly string[];
  /** Rights beyond the process. `close`: set closed through the API. `edit`: change fields outside transitions. */
  readonly rights: readonly Right[];
}

export const RIGHTS = [
  "jump",
  "revoke",
  "close",
  "excuse",
  "people",
  "contacts",
  "articles",
  "reports",
  "effects",
  "publish",
  "design",
  "administer",
] as const;
export type Right = (typeof RIGHTS)[number];

/** The actor of everything that happens by itself. */
export const SYSTEM: Actor = { id: "system", kind: "system", groups: [], roles: [], departments: [], rights: [] };

/** Why somebody owns no tickets: he is of the desk no more, or a collaborator, who has no seat at it. */
export type WhyNoOwner = "left" | "noSeat";

/** Why nothing is assigned to somebody. */
export const ownsNothing = (person: string, why: WhyNoOwner): Sentence =>
  why === "left"
    ? {
        en: `${person} has left the desk: nothing is assigned to him.`,
        fr: `${person} a quitté le service : rien ne lui est attribué.`,
      }
    : {
        en: `${person} is a collaborator without a seat at the desk: nothing is assigned to them.`,
        fr: `${person} collabore sans siège au service : rien ne lui est attribué.`,
      };
