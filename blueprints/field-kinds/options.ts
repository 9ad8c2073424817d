import type { Json } from "../json.ts";
import { LANGUAGES, type Language, textIn } from "../text.ts";
import type { Limits, Option } from "./limits.ts";

/** Whether it is one of the options; without any list whatever is a text is. */
export const isOption = (value: Json, { options }: Limits): boolean =>
  typeof value === "string" && (!options || options.some((option) => option.value === value));

/** Values in the words of their options; what is no option any more, as it is. */
export function optionWords(value: Json, { options = [] }: Limits, language: Language): string {
  if (Array.isArray(value)) return value.map((one: Json) => optionWords(one, { options }, language)).join(", ");
  const option = options.find((one) => one.value === value);
  return option
    ? pathOf(option, options)
        .map(({ name }) => textIn(name, language))
        .join(" › ")
    : String(value);
}

/** The option that a text names: by its value, or by its name or path in any language; else the text. */
export function optionIn(text: string, { options = [] }: Limits): string {
  if (options.some(({ value }) => value === text)) return text;
  const wanted = text.toLowerCase();
  const named = options.find((option) =>
    LANGUAGES.some((language) => {
      const path = pathOf(option, options).map(({ name }) => textIn(name, language).toLowerCase());
      return path.at(-1) === wanted || path.join(" › ") === wanted;
    }),
  );
  return named?.value ?? text;
}

/** From the top of the tree down to an option; in a plain list the option alone. */
export function pathOf(option: Option, options: readonly Option[]): readonly Option[] {
  const path = [option];
  for (let { under } = option; under !== undefined && path.length <= options.length; ) {
    const above = options.find(({ value }) => value === under);
    if (!above) break;
    path.unshift(above);
    under = above.under;
  }
  return path;
}

/** Options that nothing stands under: what can be chosen in a tree. */
export function leavesOf(options: readonly Option[]): readonly Option[] {
  const branches = new Set(options.map(({ under }) => under));
  return options.filter(({ value }) => !branches.has(value));
}
