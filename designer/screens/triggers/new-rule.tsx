import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { keys } from "../../data/queries.ts";
import type { FreshProps } from "../../definition/definition-list.tsx";
import { newestDocument } from "../../definition/new-definition.tsx";
import { useNewDocument } from "../../definition/use-new-document.ts";
import { definition } from "../../i18n/definition.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { rules } from "../../i18n/rules.ts";
import { useListed } from "../../rules/use-rule-list.ts";
import { TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { plainMacro } from "../macros/plain-macro.ts";
import { plainRule } from "../time-rules/plain-rule.ts";
import { plainTrigger } from "./plain-trigger.ts";

const EMPTY = "";

/** What may start a rule, and the document that follows from it. */
const STARTS = {
  arrives: { kind: "trigger", path: "/triggers", draft: plainTrigger("created") },
  happens: { kind: "trigger", path: "/triggers", draft: plainTrigger("requesterReplied") },
  time: { kind: "time-rule", path: "/time-rules", draft: plainRule },
  press: { kind: "macro", path: "/macros", draft: plainMacro },
} as const;
type Start = keyof typeof STARTS;
const ORDER: readonly Start[] = ["arrives", "happens", "time", "press"];
/** What is chosen at first: what the list that one comes from holds. */
const FIRST: { readonly [kind: string]: Start } = { "time-rule": "time", macro: "press" };

/** Asks what starts the new rule, and opens its draft. */
export function NewRule({ kind, onClose }: FreshProps) {
  const t = useWords(rules);
  const words = useWords(definition);
  const say = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [start, setStart] = useState<Start>(FIRST[kind] ?? "arrives");
  const [from, setFrom] = useState(EMPTY);
  const chosen = STARTS[start];
  const existing = useListed(chosen.kind);

  const { first, busy, make, named } = useNewDocument((key) => {
    void queries.invalidateQueries({ queryKey: keys.definitions });
    void navigate(`${chosen.path}/${key}`);
  });
  const taken = async () => ((await existing.refetch()).data ?? []).map((it) => it.key);
  const draft = async (key: string, name: string) =>
    from === EMPTY ? chosen.draft(key, name) : { ...(await newestDocument(chosen.kind, from)), key, name };
  return (
    <FormDialog
      initialFocus={first}
      title={t("new.button")}
      onClose={onClose}
      act={words("new.create")}
      busy={busy}
      onSend={() => void make(taken, draft)}
    >
      <TextField {...named} />
      <fieldset className="m-0 flex min-w-0 flex-col gap-2 border-0 p-0">
        <legend className="mb-1 p-0 font-medium">{t("new.starts")}</legend>
        {ORDER.map((one) => (
          <label
            key={one}
            className="flex cursor-pointer items-start gap-2.5 rounded-lg border border-separator px-3 py-2 hover:bg-raised has-checked:border-primary has-checked:bg-raised"
          >
            <input
              type="radio"
              name="start"
              value={one}
              checked={start === one}
              onChange={() => {
                if (STARTS[one].kind !== chosen.kind) setFrom(EMPTY);
                setStart(one);
              }}
              className="mt-0.5 size-4 shrink-0 accent-primary"
            />
            <span className="min-w-0">
              {t(`new.${one}`)}
              <span className="block text-soft text-xs">{t(`new.${one}Hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Select
        label={words("new.from")}
        value={from}
        onChange={setFrom}
        empty={words("new.empty")}
        options={(existing.data ?? []).map((it) => ({
          value: it.key,
          label: words("new.copyOf", { name: say(it.name) }),
        }))}
      />
    </FormDialog>
  );
}
