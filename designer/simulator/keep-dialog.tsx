import { useRef, useState } from "react";
import type { Example } from "../../blueprints/example.ts";
import { keepExample } from "../commands/keep-example.ts";
import { useEditor } from "../document/use-editor.ts";
import { useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import { TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { toast } from "../ui/toast.tsx";

/** What was done becomes an example of the draft: asked is its name alone. */
export function KeepDialog({
  example,
  proposal,
  real,
  onClose,
}: {
  readonly example: Example;
  readonly proposal: string;
  /** It has values of a real ticket. */
  readonly real: boolean;
  readonly onClose: () => void;
}) {
  const t = useWords(simulator);
  const editor = useEditor();
  const [name, setName] = useState(proposal);
  const box = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState(false);
  const keep = () => {
    if (name.trim() === "") return setFault(true);
    editor.run(keepExample, { example: { ...example, name: name.trim() } });
    toast(t("keep.kept"));
    onClose();
  };
  return (
    <FormDialog
      initialFocus={box}
      title={t("keep.title")}
      subtitle={t("keep.text")}
      act={t("keep.go")}
      onClose={onClose}
      onSend={keep}
    >
      <TextField
        ref={box}
        label={t("keep.name")}
        hint={t("keep.nameHint")}
        error={fault && name.trim() === "" ? t("keep.needed") : undefined}
        maxLength={200}
        value={name}
        onChange={setName}
      />
      {real && <p className="m-0 text-soft">{t("keep.real")}</p>}
    </FormDialog>
  );
}
