import { createContext, use } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Finding } from "../../blueprints/finding.ts";
import { PERSON_WORDS } from "../../blueprints/people.ts";
import { type Language, textIn } from "../../blueprints/text.ts";
import type { Option } from "../ui/select.tsx";
import { label } from "./labels.ts";
import type { Picks } from "./shape.ts";

/** What every control of a form may need, so that it is not handed down by each. */
export interface FormContext {
  readonly document: Blueprint;
  readonly directory: DirectoryView | null;
  readonly language: Language;
  readonly readOnly: boolean;
  /** The first error at a pointer, in the reader's language. */
  readonly errorAt: (pointer: string) => string | undefined;
  /** The place that a problem or a key asked to open. */
  readonly wanted: string | null;
  /** A run of typing is over. */
  readonly seal: () => void;
}

/** What `errorAt` answers: the first error at a place or in it. */
export function errorsIn(findings: readonly Finding[], language: Language): FormContext["errorAt"] {
  const errors = new Map<string, string>();
  for (const finding of findings) {
    if (finding.severity !== "error") continue;
    for (let at = finding.pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/")))
      if (!errors.has(at)) errors.set(at, finding.message[language]);
  }
  return (at) => errors.get(at);
}

const Context = createContext<FormContext | null>(null);
export const FormProvider = Context;

export function useForm(): FormContext {
  const form = use(Context);
  if (!form) throw new Error("useForm outside a form");
  return form;
}

/** Attributes of a ticket that an action or an item may name beside custom fields. */
const ATTRIBUTES = ["subject", "priority", "type", "category", "dueAt", "resolution"] as const;
const ATTRIBUTE_NAMES: { readonly [key: string]: { readonly en: string; readonly fr: string } } = {
  subject: { en: "Subject", fr: "Objet" },
  priority: { en: "Priority", fr: "Priorité" },
  type: { en: "Type", fr: "Type" },
  category: { en: "Category", fr: "Catégorie" },
  dueAt: { en: "Due date", fr: "Échéance" },
  resolution: { en: "Resolution", fr: "Résolution" },
};

const named =
  (language: Language) =>
  (item: { readonly id: string; readonly name: Parameters<typeof textIn>[0] }): Option => ({
    value: item.id,
    label: textIn(item.name, language),
  });

/** People as a picker lists them: words first, then groups, roles, departments, agents. */
export function peopleOptions({ directory, language }: FormContext): Option[] {
  const words = PERSON_WORDS.map((word) => ({ value: word, label: label(word, language) }));
  if (!directory) return words;
  const item = named(language);
  return [
    ...words,
    ...directory.groups.map(item),
    ...directory.roles.map(item),
    ...directory.departments.map(item),
    ...directory.people.map((p) => ({ value: p.id, label: p.name })),
  ];
}

/** What a text parameter may be chosen from. */
export function optionsOf(form: FormContext, picks: Picks): Option[] {
  const { directory, document, language } = form;
  const item = named(language);
  const keyed = (it: { readonly key: string; readonly name: Parameters<typeof textIn>[0] }) => ({
    value: it.key,
    label: textIn(it.name, language),
  });
  switch (picks) {
    case "people":
      return peopleOptions(form);
    case "groups":
      return (directory?.groups ?? []).map(item);
    case "departments":
      return (directory?.departments ?? []).map(item);
    case "fields":
      return [
        ...(directory?.fields ?? []).map(keyed),
        ...ATTRIBUTES.map((key) => ({ value: key, label: ATTRIBUTE_NAMES[key]?.[language] ?? key })),
      ];
    case "templates":
      return (directory?.templates ?? []).map(keyed);
    case "blueprints":
      return (directory?.blueprints ?? []).map(keyed);
    case "states":
      return document.states.map(item);
    case "transitions":
      return document.transitions.map(item);
    case "colour":
      return [];
  }
}

/** The name of anything that a document refers to: a person, a field, a template, a state. */
export function nameOf(form: Pick<FormContext, "document" | "directory" | "language">, reference: string): string {
  const { directory, document, language } = form;
  if ((PERSON_WORDS as readonly string[]).includes(reference)) return label(reference, language);
  const people = [...(directory?.groups ?? []), ...(directory?.departments ?? []), ...(directory?.roles ?? [])];
  const group = people.find((it) => it.id === reference);
  if (group) return textIn(group.name, language);
  const person = directory?.people.find((it) => it.id === reference);
  if (person) return person.name;
  const field = fieldOf(directory, reference);
  if (field) return textIn(field.name, language);
  const inside =
    document.states.find((s) => s.id === reference) ?? document.transitions.find((t) => t.id === reference);
  if (inside) return textIn(inside.name, language);
  const template = directory?.templates.find((it) => it.key === reference);
  if (template) return textIn(template.name, language);
  return ATTRIBUTE_NAMES[reference]?.[language] ?? reference.replace(/^(agent|group|role|department):/, "");
}

export const fieldOf = (directory: DirectoryView | null, key: string): FieldDefinition | undefined =>
  directory?.fields.find((f) => f.key === key);
