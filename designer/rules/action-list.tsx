import type { Json } from "../../blueprints/json.ts";
import type { Action } from "../../blueprints/vocabulary/actions.ts";
import { useWords } from "../i18n/i18n.ts";
import { rules } from "../i18n/rules.ts";
import { useForm } from "../inspector/form-context.ts";
import { WordList } from "../inspector/word-list.tsx";

/** The actions of a rule: the same list, words and controls as those of a transition's After. */
export function ActionList({
  title,
  value,
  at,
  onChange,
}: {
  readonly title: string;
  readonly value: readonly Action[];
  /** Pointer of the list. */
  readonly at: string;
  readonly onChange: (actions: Action[], at: string) => void;
}) {
  const t = useWords(rules);
  const { errorAt } = useForm();
  const missing = value.length === 0 && errorAt(at) !== undefined;
  return (
    <fieldset aria-label={title} className="m-0 flex min-w-0 flex-col gap-1 border-0 p-0">
      <WordList
        of="actions"
        title={title}
        // Actions are JSON that the grammar has read; as an unfinished draft they are read by the list itself.
        value={value as readonly Json[]}
        at={at}
        onEdit={(next, where) => onChange((Array.isArray(next) ? next : []) as unknown as Action[], where)}
      />
      {missing && <p className="m-0 text-error text-xs">{t("actions.none")}</p>}
    </fieldset>
  );
}
