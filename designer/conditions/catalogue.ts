import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { fixedValuesOf, labelOf } from "../../blueprints/condition/labels.ts";
import type { Names } from "../../blueprints/condition.ts";
import { optionWords } from "../../blueprints/field-kinds/options.ts";
import { fieldKind } from "../../blueprints/field-kinds.ts";
import type { Json } from "../../blueprints/json.ts";
import { PRIORITIES, STATUSES } from "../../blueprints/status.ts";
import { type Language, type Sentence, textIn } from "../../blueprints/text.ts";
import type { Ask } from "../../blueprints/vocabulary/asks.ts";
import type { FieldType } from "../../blueprints/vocabulary/operator.ts";
import { label } from "../inspector/labels.ts";
import type { Option } from "../ui/select.tsx";

/** Something a condition may read: where it is, what it holds, and the values that it may have. */
export interface Readable {
  readonly path: string;
  readonly label: string;
  readonly type: FieldType;
  readonly options: readonly Option[] | null;
  /** What whoever looks at the list is to it: me, my groups. Read anew for each of them. */
  readonly asking?: { readonly path: string; readonly label: string };
}

const TICKET: readonly (readonly [
  path: string,
  type: FieldType,
  options?: "status" | "states" | "priority" | "people" | "groups" | "departments" | "yesNo",
])[] = [
  ["ticket.status", "status", "status"],
  ["ticket.state", "text", "states"],
  ["ticket.priority", "priority", "priority"],
  ["ticket.department", "person", "departments"],
  ["ticket.group", "person", "groups"],
  ["ticket.assignee", "person", "people"],
  ["ticket.subject", "text"],
  ["ticket.description", "longText"],
  ["ticket.type", "text"],
  ["ticket.outcome", "text"],
  ["ticket.category", "text"],
  ["ticket.product", "text"],
  ["ticket.channel", "text"],
  ["ticket.address", "text"],
  ["ticket.language", "text"],
  ["ticket.tags", "list"],
  ["ticket.flags", "list"],
  ["ticket.requester", "person"],
  ["ticket.dueAt", "instant"],
  ["ticket.snoozedUntil", "instant"],
  ["ticket.createdAt", "instant"],
  ["ticket.updatedAt", "instant"],
  ["ticket.statusSince", "instant"],
  ["ticket.stateSince", "instant"],
  ["ticket.lastAgentActionAt", "instant"],
  ["ticket.lastRequesterWordAt", "instant"],
  ["ticket.lastReplyAt", "instant"],
  ["ticket.replies", "number"],
  ["ticket.requesterWords", "number"],
  ["ticket.reopens", "number"],
  ["ticket.stations", "number"],
  ["ticket.openTasks", "number"],
  ["ticket.children", "number"],
  ["ticket.openChildren", "number"],
  ["ticket.childrenSolved", "boolean", "yesNo"],
  ["ticket.rating", "text"],
  ["ticket.stars", "number"],
  ["ticket.asked", "list", "people"],
  ["event.text", "longText"],
  ["event.kind", "text"],
  ["requester.kind", "text"],
  ["requester.verified", "boolean"],
  ["organization.plan", "text"],
  ["organization.vip", "boolean"],
  ["now", "instant"],
];

type States = Blueprint["states"];

/** What lists of tickets know besides. */
const LISTED: typeof TICKET = [
  ["ticket.slaDueAt", "instant"],
  ["ticket.slaState", "text"],
  ["ticket.waitsFor", "list"],
  ["ticket.untouchedSince", "instant"],
  ["assignee.onShift", "boolean", "yesNo"],
];

const ME: Sentence = { en: "me", fr: "moi" };
const ASKING: { readonly [path: string]: readonly [path: string, label: Sentence] } = {
  "ticket.assignee": ["actor.id", ME],
  "ticket.requester": ["actor.id", ME],
  "ticket.waitsFor": ["actor.id", ME],
  "ticket.asked": ["actor.id", ME],
  "ticket.group": ["actor.groups", { en: "my groups", fr: "mes groupes" }],
  "ticket.department": ["actor.departments", { en: "my departments", fr: "mes départements" }],
};

function askingAt(path: string, type: FieldType, language: Language): Readable["asking"] {
  const found =
    ASKING[path] ?? (path.startsWith("ticket.fields.") && type === "person" ? (["actor.id", ME] as const) : undefined);
  return found && { path: found[0], label: found[1][language] };
}

const words = (keys: readonly string[], language: Language): Option[] =>
  keys.map((key) => ({ value: key, label: label(key, language) }));

/** Where a path has fixed values, they are chosen by their words. */
function fixedOptions(path: string, language: Language): readonly Option[] | null {
  const all = Object.entries(fixedValuesOf(path));
  return all.length === 0 ? null : all.map(([value, words]) => ({ value, label: words[language] }));
}

/** States by their names; where two have one name, with the id too. */
function stateOptions(states: States, language: Language): readonly Option[] {
  const named = states.map(({ id, name }) => ({ value: id, label: textIn(name, language) }));
  const times = Map.groupBy(named, ({ label }) => label);
  return named.map((one) =>
    times.get(one.label)?.length === 1 ? one : { ...one, label: `${one.label} (${one.value})` },
  );
}

/**
 * Everything that a condition may read here: attributes, custom fields, and the answers of the step it belongs to. `states`: those of
 * the process, or of all in force.
 */
export function readables(
  directory: DirectoryView | null,
  asks: readonly Ask[],
  language: Language,
  listed = false,
  states: States = [],
): readonly Readable[] {
  const named = (items: readonly { readonly id: string; readonly name: Parameters<typeof textIn>[0] }[]): Option[] =>
    items.map((it) => ({ value: it.id, label: textIn(it.name, language) }));
  const sources = {
    status: words(STATUSES, language),
    states: stateOptions(states, language),
    priority: words(PRIORITIES, language),
    people: (directory?.people ?? []).map((p) => ({ value: p.id, label: p.name })),
    groups: named(directory?.groups ?? []),
    departments: named(directory?.departments ?? []),
    yesNo: [],
  };
  const attributes = [...TICKET, ...(listed ? LISTED : [])].map(
    ([path, type, options]): Readable => ({
      path,
      type,
      label: labelOf(path)[language],
      options: options ? sources[options] : fixedOptions(path, language),
    }),
  );
  const fields = (directory?.fields ?? []).map(
    (field): Readable => ({
      path: `ticket.fields.${field.key}`,
      type: field.type,
      label: textIn(field.name, language),
      options: field.options
        ? field.options.map(({ value }) => ({ value, label: optionWords(value, field, language) }))
        : field.type === "person"
          ? sources.people
          : null,
    }),
  );
  const answers = asks.flatMap((ask): Readable[] => {
    const key = ask.ask === "field" ? ask.field : ask.ask === "message" ? null : ask.ask;
    if (key === null) return [];
    const field = fields.find((f) => f.path === `ticket.fields.${key}`);
    const name = field?.label ?? label(key, language);
    return [
      {
        path: `answers.${key}`,
        type: field?.type ?? "longText",
        label: language === "fr" ? `Réponse : ${name}` : `Answer: ${name}`,
        options: field?.options ?? null,
      },
    ];
  });
  const all = [...answers, ...fields, ...attributes];
  if (!listed) return all;
  return all.map((readable) => {
    const asking = askingAt(readable.path, readable.type, language);
    return asking ? { ...readable, asking } : readable;
  });
}

/** Names for the sentence of a condition: paths and what is chosen there by their labels, whatever else by `otherwise`. */
export function namesOf(list: readonly Readable[], otherwise: (value: string) => string): Names {
  const both = (text: string) => ({ en: text, fr: text });
  const at = (path: string | undefined) => list.find((it) => it.path === path);
  return {
    path: (path) => {
      const label = at(path)?.label ?? list.find(({ asking }) => asking?.path === path)?.asking?.label;
      return label === undefined ? undefined : both(label);
    },
    value: (value, path) =>
      both(at(path)?.options?.find((option) => option.value === value)?.label ?? otherwise(value)),
  };
}

/** The readable at a path, known or not. */
export function readableAt(list: readonly Readable[], path: string, language: Language): Readable {
  return list.find((it) => it.path === path) ?? { path, label: labelOf(path)[language], type: "text", options: null };
}

/** Whether numbers are compared with it. */
export const isNumeric = ({ type }: Readable): boolean => fieldKind(type)?.holds === "number";

/** A first value that suits a type. */
export function firstValue(readable: Readable): Json {
  if (readable.type === "boolean") return true;
  if (isNumeric(readable)) return 0;
  return readable.options?.[0]?.value ?? "";
}
