import { useRef, useState } from "react";
import type { DefinitionSummary } from "../../../api/contract/definitions.ts";
import { freeKey, keyFrom } from "../../../blueprints/key.ts";
import { client } from "../../data/client.ts";
import { asBody, readDefinition, readVersion, reasonOf } from "../../document/draft.ts";
import { isBlueprintLike } from "../../document/readable.ts";
import { designer } from "../../i18n/designer.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { plainBlueprint } from "./plain-blueprint.ts";

/** A new draft: from New → In progress → Resolved, or from a copy of another blueprint. */
export function NewBlueprint({
  existing,
  onClose,
  onMade,
}: {
  readonly existing: readonly DefinitionSummary[];
  readonly onClose: () => void;
  readonly onMade: (key: string) => void;
}) {
  const t = useWords(designer);
  const say = useSay();
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [from, setFrom] = useState("plain");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const make = async () => {
    if (name.trim() === "") return setError(t("blueprints.nameNeeded"));
    setBusy(true);
    const key = freeKey(
      existing.map((it) => it.key),
      keyFrom(name),
    );
    try {
      const document =
        from === "plain" ? plainBlueprint(key, name.trim()) : { ...(await copied(from)), key, name: name.trim() };
      const answer = await client.definitions.create({
        body: asBody(document),
      });
      if (answer.ok) return onMade(key);
      setError(answer.problem.detail || answer.problem.title);
    } catch (problem) {
      setError(reasonOf(problem));
    }
    setBusy(false);
  };
  return (
    <Dialog
      open
      size="s"
      initialFocus={first}
      title={t("blueprints.new")}
      onClose={onClose}
      footer={
        <Button variant="primary" busy={busy} onClick={() => void make()}>
          {t("blueprints.create")}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextField
          ref={first}
          label={t("blueprints.nameLabel")}
          required
          value={name}
          onChange={setName}
          error={error ?? undefined}
          maxLength={200}
        />
        <Select
          label={t("blueprints.from")}
          value={from}
          onChange={setFrom}
          options={[
            { value: "plain", label: t("blueprints.plain") },
            ...existing.map((it) => ({ value: it.key, label: t("blueprints.copyOf", { name: say(it.name) }) })),
          ]}
        />
      </form>
    </Dialog>
  );
}

async function copied(key: string): Promise<object> {
  const view = await readDefinition("blueprint", key);
  const document: unknown = view.draft ? view.draft.document : await readVersion("blueprint", key, view.published ?? 0);
  if (!isBlueprintLike(document)) throw new Error(key);
  // Its examples speak of its own tickets; they come along and are checked like the rest.
  return document;
}
