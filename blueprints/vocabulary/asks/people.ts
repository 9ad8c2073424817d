import { z } from "zod";
import type { Reason } from "../../finding.ts";
import type { Json } from "../../json.ts";
import { personSchema } from "../../people.ts";
import { defineAsk } from "../ask.ts";
import { listed } from "../listed.ts";
import { invalid, obligationShape } from "../obligation.ts";

const KINDS = ["agent", "group", "department"] as const;
type Kind = (typeof KINDS)[number];
const REFERENCE = /^(agent|group|department):[a-z0-9][a-z0-9._-]{0,63}$/;
const WORDS = {
  agent: { en: "agents", fr: "agents" },
  group: { en: "groups", fr: "groupes" },
  department: { en: "departments", fr: "départements" },
} as const;

const most = z.int().min(0).max(100).optional();

export const people = defineAsk({
  type: "people",
  title: { en: "Next people", fr: "Personnes suivantes" },
  schema: z
    .strictObject({
      ask: z.literal("people"),
      ...obligationShape,
      of: z
        .array(personSchema)
        .min(1)
        .max(100)
        .optional()
        .describe("Among whom: those named, and agents of the groups, roles and departments named."),
      max: z.int().min(1).max(100).optional().describe("At most so many."),
      limits: z
        .strictObject({ agent: most, group: most, department: most })
        .optional()
        .describe("At most so many of each kind."),
    })
    .describe("Asks who goes on: later steps name them as chosen."),
  item: () => "people",
  sentence: ({ of }, name) => ({
    en: of ? `Choose who goes on, among ${listed(of.map(name), "en")}` : "Choose who goes on",
    fr: of ? `Choisir qui continue, parmi ${listed(of.map(name), "fr")}` : "Choisir qui continue",
  }),
  collect: ({ of, max, limits }, { answers }) => {
    const given = answers.people;
    if (given === undefined || given === null) return { reasons: [], facts: [] };
    const chosen = typeof given === "string" ? [given] : given;
    if (
      !Array.isArray(chosen) ||
      !chosen.every((one: Json): one is string => typeof one === "string" && REFERENCE.test(one))
    )
      return {
        reasons: [
          invalid(["people"], {
            en: "Choose agents, groups or departments.",
            fr: "Choisissez des agents, des groupes ou des départements.",
          }),
        ],
        facts: [],
      };
    const unique: readonly string[] = [...new Set(chosen)];
    const reasons: Reason[] = unique
      .filter((one) => of !== undefined && !among(one, of))
      .map((one) =>
        invalid(["people"], { en: `${one} cannot be chosen here.`, fr: `${one} ne peut pas être choisi ici.` }),
      );
    if (max !== undefined && unique.length > max) reasons.push(tooMany(max, { en: "people", fr: "personnes" }));
    for (const kind of KINDS) {
      const limit = limits?.[kind];
      if (limit !== undefined && unique.filter((one) => kindOf(one) === kind).length > limit)
        reasons.push(tooMany(limit, WORDS[kind]));
    }
    return { reasons, facts: unique.length === 0 ? [] : [{ type: "peopleChosen", people: unique }] };
  },
});

const kindOf = (reference: string): Kind => KINDS.find((kind) => reference.startsWith(`${kind}:`)) ?? "agent";

/** Named itself, or an agent where a group, role or department is named (who belongs to it the directory knows, not the runtime). */
const among = (one: string, of: readonly string[]): boolean =>
  of.includes(one) || (kindOf(one) === "agent" && of.some((other) => /^(group|role|department):/.test(other)));

const tooMany = (limit: number, what: { readonly en: string; readonly fr: string }): Reason => ({
  code: "tooMany",
  pointer: "/people",
  message: { en: `At most ${limit} ${what.en} can be chosen.`, fr: `On peut choisir ${limit} ${what.fr} au plus.` },
  details: { limit },
});
