import { useRef, useState } from "react";
import { freeKey, keyFrom } from "../../blueprints/key.ts";
import { bodyOf, client } from "../data/client.ts";
import { asBody, reasonOf } from "../document/draft.ts";
import { useEditor } from "../document/use-editor.ts";
import { useWords } from "../i18n/i18n.ts";
import { parts } from "../i18n/parts.ts";
import { TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { partOf } from "./plain-part.ts";

/** What is selected becomes a part of its own, as a draft that can be inserted at once. */
export function SavePart({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(parts);
  const editor = useEditor();
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { document, selection } = editor.state();
  const part = partOf(document, selection, "part", name);
  if (!part) return null;

  const save = async () => {
    const called = name.trim();
    if (called === "") return setFault(t("save.missing"));
    setBusy(true);
    try {
      const { items } = bodyOf(await client.definitions.list({ query: { kind: "part" } }));
      const key = freeKey(
        items.map((item) => item.key),
        keyFrom(called),
      );
      bodyOf(await client.definitions.create({ body: asBody({ ...part, key, name: called }) }));
      toast(t("saved", { name: called }), { tone: "good" });
      onClose();
    } catch (error) {
      setFault(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <FormDialog
      size="s"
      initialFocus={first}
      title={t("save")}
      subtitle={t("save.hint", {
        states: t("counts", { count: part.states.length }),
        steps: t("steps", { count: part.transitions.length }),
      })}
      act={t("save.do")}
      busy={busy}
      onClose={onClose}
      onSend={() => void save()}
    >
      <TextField
        ref={first}
        label={t("save.name")}
        value={name}
        error={fault ?? undefined}
        onChange={(next) => {
          setName(next);
          setFault(null);
        }}
      />
    </FormDialog>
  );
}
