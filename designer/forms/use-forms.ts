import { useQuery } from "@tanstack/react-query";
import type { FormView } from "../../api/contract/forms.ts";
import type { Answers } from "../../blueprints/event.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { itemsOf, type Shown, shownItems } from "../screens/ticket/step-form.ts";

/** The forms in force, in their order. */
export const useForms = () =>
  useQuery({
    queryKey: [...keys.definitions, "forms"],
    staleTime: 60_000,
    queryFn: async () => bodyOf(await client.forms.list()).items,
  });

/** A custom field as it is asked for with these answers. */
export interface AskedField {
  readonly key: string;
  readonly required: boolean;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What a form asks with what is filled in so far; what it hides is not asked. `pointed`: shown in any case, the server spoke of it. */
export function askedFields(
  form: Pick<FormView, "asks"> | undefined,
  answers: Answers,
  now: number,
  trees: JsonObject,
  pointed = NOTHING,
): readonly AskedField[] {
  if (!form) return [];
  const items = itemsOf({ asks: form.asks, owed: [] });
  const shown = shownItems(items, answers, (given) => ({ answers: given, now, trees }), pointed);
  return shown.flatMap(({ item, required }: Shown) => (item === null ? [] : [{ key: item, required }]));
}
