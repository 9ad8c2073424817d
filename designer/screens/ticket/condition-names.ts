import { useMemo } from "react";
import { namesAt } from "../../../blueprints/condition/sentence.ts";
import { conditionSentence, type Names, parseCondition } from "../../../blueprints/condition.ts";
import { optionWords } from "../../../blueprints/field-kinds/options.ts";
import { isJsonObject, type Json } from "../../../blueprints/json.ts";
import { type Language, type Sentence, textIn } from "../../../blueprints/text.ts";
import { useDirectory } from "../../data/session.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { TYPES, useFields } from "./attributes.ts";

const both = (text: string): Sentence => ({ en: text, fr: text });

/** Names that a condition cannot know by itself: fields by path, people, groups and choices by value. */
export function useConditionNames(): Names {
  const t = useWords(desk);
  const language = useLanguage();
  const field = useFields();
  const { data } = useDirectory();
  return useMemo(() => {
    const values = new Map<string, string>();
    for (const type of TYPES) values.set(type, t(`type.${type}`));
    for (const list of [data?.people, data?.groups, data?.departments, data?.roles])
      for (const each of list ?? []) values.set(each.id, each.name);
    const inside = /^(?:ticket\.fields|answers)\.(.+)$/;
    return {
      path: (path) => {
        const key = inside.exec(path)?.[1];
        return key === undefined ? undefined : both(textIn(field(key).name, language));
      },
      value: (value, path) => {
        const chosen = data?.fields.find(({ key }) => key === inside.exec(path ?? "")?.[1]);
        if (chosen?.options?.some((option) => option.value === value))
          return both(optionWords(value, chosen, language));
        const name = values.get(value);
        return name === undefined ? undefined : both(name);
      },
    };
  }, [t, language, field, data]);
}

/** The part of a condition at a JSON pointer. */
function partAt(condition: Json, pointer: string): Json | undefined {
  let part: Json | undefined = condition;
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(part)) part = part[Number(key)];
    else if (isJsonObject(part) && Object.hasOwn(part, key)) part = part[key];
    else return undefined;
  }
  return part;
}

/** "Type is Problem (was empty)", with names; null when the condition is not at hand. */
export function namedSentence(
  explanation: Json,
  condition: Json | undefined,
  names: Names,
  language: Language,
): string | null {
  if (!isJsonObject(explanation) || condition === undefined || typeof explanation.pointer !== "string") return null;
  const part = partAt(condition, explanation.pointer);
  const parsed = part === undefined ? null : parseCondition(part);
  if (!parsed?.ok) return null;
  const words = conditionSentence(parsed.condition, names)[language];
  const operands = Array.isArray(explanation.operands) ? explanation.operands.filter(isJsonObject) : [];
  const seen = operands.filter((operand) => typeof operand.path === "string" && operand.path !== "now");
  if (seen.length === 0) return words;
  const was = seen
    .map(({ path, unknown, value }) =>
      valueWords(unknown === true ? undefined : value, namesAt(String(path), names), language),
    )
    .join(", ");
  return language === "fr" ? `${words} (était ${was})` : `${words} (was ${was})`;
}

function valueWords(value: Json | undefined, names: Names, language: Language): string {
  if (value === undefined) return language === "fr" ? "inconnu" : "unknown";
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0))
    return language === "fr" ? "vide" : "empty";
  if (typeof value === "boolean") return language === "fr" ? (value ? "oui" : "non") : value ? "yes" : "no";
  if (Array.isArray(value)) return value.map((one) => valueWords(one, names, language)).join(", ");
  return typeof value === "string" ? (names.value?.(value)?.[language] ?? value) : String(value);
}
