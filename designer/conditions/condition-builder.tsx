import { Braces, ListTree, Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { conditionSentence } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Ask } from "../../blueprints/vocabulary/asks.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { nameOf, useForm } from "../inspector/form-context.ts";
import { JsonInput } from "../inspector/json-input.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { namesOf, readables } from "./catalogue.ts";
import { GroupRows } from "./group-rows.tsx";
import { changed, type Group, isCondition, parsed, readRoot, writeRoot } from "./model.ts";
import { newRow } from "./rows.ts";

export interface ConditionBuilderProps {
  /** Name of the condition for screen readers: "When". */
  readonly label: string;
  readonly value: Json | undefined;
  /** Undefined: no condition is left. */
  readonly onChange: (value: Json | undefined) => void;
  /** The items of the step it belongs to, whose answers it may read. */
  readonly asks?: readonly Ask[];
  /** It is about a list, which knows more of a ticket. */
  readonly listed?: boolean | undefined;
}

/** A condition as sentences, nested; or as JSON. What sentences cannot show stays as it is written. */
export function ConditionBuilder({ label, value, onChange, asks = [], listed }: ConditionBuilderProps) {
  const t = useWords(designer);
  const form = useForm();
  const { directory, document, language, readOnly } = form;
  const [asJson, setAsJson] = useState(false);
  const list = useMemo(
    () => readables(directory, asks, language, listed, document.states),
    [directory, asks, language, listed, document.states],
  );
  // Sentences that are not finished (no value yet) are not in the document; they live here until they are.
  const [draft, setDraft] = useState<{ readonly group: Group; readonly written: string } | null>(null);
  const written = JSON.stringify(value);
  const root = draft && draft.written === written ? draft.group : readRoot(value);
  const set = (group: Group) => {
    const next = writeRoot(group);
    const good = next === undefined || isCondition(next);
    setDraft({ group, written: good ? ((JSON.stringify(next) as string | undefined) ?? "undefined") : written });
    if (good) onChange(next);
  };
  const tree = value === undefined ? null : parsed(value);
  const sentence =
    tree &&
    conditionSentence(
      tree,
      namesOf(list, (reference) => nameOf(form, reference)),
    );
  return (
    <fieldset aria-label={label} className="m-0 flex min-w-0 flex-col gap-2 rounded-lg border border-separator p-2">
      <div className="flex items-start gap-2">
        <p className="m-0 min-w-0 flex-1 text-xs text-soft">{sentence ? sentence[language] : t("condition.always")}</p>
        <IconButton
          icon={asJson ? ListTree : Braces}
          label={asJson ? t("condition.asRows") : t("condition.asJson")}
          pressed={asJson}
          className="-m-1"
          onClick={() => setAsJson(!asJson)}
        />
      </div>
      {asJson ? (
        <JsonInput
          control={{ id: `${label}-json` }}
          value={value ?? { allOf: [] }}
          accepts={isCondition}
          onChange={onChange}
          disabled={readOnly}
        />
      ) : (
        <>
          {root.items.length > 0 && (
            <GroupRows
              group={root}
              readables={list}
              readOnly={readOnly}
              depth={0}
              onChange={set}
              onJson={() => setAsJson(true)}
            />
          )}
          {!readOnly && (
            <div className="flex flex-wrap gap-1">
              <Button
                size="s"
                variant="ghost"
                icon={Plus}
                onClick={() => set(changed(root, { items: [...root.items, newRow(list)] }))}
              >
                {t("condition.add")}
              </Button>
              <Button
                size="s"
                variant="ghost"
                icon={ListTree}
                onClick={() =>
                  set(changed(root, { items: [...root.items, { kind: "group", match: "any", items: [newRow(list)] }] }))
                }
              >
                {t("condition.addGroup")}
              </Button>
            </div>
          )}
        </>
      )}
    </fieldset>
  );
}
