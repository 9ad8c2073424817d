import { useState } from "react";
import type { DefinitionSummary } from "../../api/contract/definition-views.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { readDefinition, readVersion } from "../document/draft.ts";
import { definition } from "../i18n/definition.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { useNewDocument } from "./use-new-document.ts";

const EMPTY = "";

/** A new draft with a key made from its name: an empty one, or a copy of another. */
export function NewDefinition({
  kind,
  title,
  existing,
  draft,
  onClose,
  onMade,
}: {
  readonly kind: Kind;
  readonly title: string;
  readonly existing: readonly DefinitionSummary[];
  readonly draft: (key: string, name: string) => object;
  readonly onClose: () => void;
  readonly onMade: (key: string) => void;
}) {
  const t = useWords(definition);
  const say = useSay();
  const { first, busy, make, named } = useNewDocument(onMade);
  const [from, setFrom] = useState(EMPTY);
  const keys = existing.map((it) => it.key);
  const written = async (key: string, name: string) =>
    from === EMPTY ? draft(key, name) : { ...(await newestDocument(kind, from)), key, name };
  return (
    <FormDialog
      size="s"
      initialFocus={first}
      title={title}
      onClose={onClose}
      act={t("new.create")}
      busy={busy}
      onSend={() => void make(async () => keys, written)}
    >
      <TextField {...named} />
      <Select
        label={t("new.from")}
        value={from}
        onChange={setFrom}
        empty={t("new.empty")}
        options={existing.map((it) => ({ value: it.key, label: t("new.copyOf", { name: say(it.name) }) }))}
      />
    </FormDialog>
  );
}

/** What a copy starts from: the draft, else the version in force, else what was switched off. */
export async function newestDocument(kind: Kind, key: string): Promise<object> {
  const view = await readDefinition(kind, key);
  if (view.draft) return view.draft.document;
  const document = await readVersion(kind, key, view.published ?? view.retired ?? 0);
  return typeof document === "object" && document !== null ? document : {};
}
