import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { freeKey, keyFrom } from "../../../blueprints/key.ts";
import { client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import type { FreshProps } from "../../definition/definition-list.tsx";
import { asBody, reasonOf } from "../../document/draft.ts";
import { channels } from "../../i18n/channels.ts";
import { definition } from "../../i18n/definition.ts";
import { useWords } from "../../i18n/i18n.ts";
import { useListed } from "../../rules/use-rule-list.ts";
import { TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { draftOf, PRESETS, type Preset } from "./presets.ts";

/** Asks what comes by the new channel, and opens its draft. */
export function NewChannel({ onClose }: FreshProps) {
  const t = useWords(channels);
  const words = useWords(definition);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const first = useRef<HTMLInputElement>(null);
  const [preset, setPreset] = useState<Preset>("alert");
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const existing = useListed("channel");

  const make = async () => {
    const called = name.trim();
    if (called === "") return setError(words("new.nameNeeded"));
    setBusy(true);
    try {
      const taken = ((await existing.refetch()).data ?? []).map((it) => it.key);
      const key = freeKey(taken, keyFrom(called));
      const answer = await client.definitions.create({ body: asBody(draftOf(preset)(key, called)) });
      if (answer.ok) {
        void queries.invalidateQueries({ queryKey: keys.definitions });
        void navigate(`/channels/${key}`);
        return;
      }
      setError(answer.problem.detail || answer.problem.title);
    } catch (problem) {
      setError(reasonOf(problem));
    }
    setBusy(false);
  };
  return (
    <FormDialog
      initialFocus={first}
      title={t("fresh")}
      onClose={onClose}
      act={words("new.create")}
      busy={busy}
      onSend={() => void make()}
    >
      <TextField
        ref={first}
        label={words("new.name")}
        required
        value={name}
        onChange={setName}
        error={error ?? undefined}
        maxLength={200}
      />
      <fieldset className="m-0 grid min-w-0 gap-2 border-0 p-0 sm:grid-cols-2">
        <legend className="mb-1 p-0 font-medium">{t("new.what")}</legend>
        {PRESETS.map((one) => (
          <label
            key={one}
            className="flex cursor-pointer items-start gap-2.5 rounded-lg border border-separator px-3 py-2 hover:bg-raised has-checked:border-primary has-checked:bg-raised"
          >
            <input
              type="radio"
              name="preset"
              value={one}
              checked={preset === one}
              onChange={() => setPreset(one)}
              className="mt-0.5 size-4 shrink-0 accent-primary"
            />
            <span className="min-w-0">
              {t(`preset.${one}`)}
              <span className="block text-soft text-xs">{t(`preset.${one}.hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </FormDialog>
  );
}
