import { useRef, useState } from "react";
import { client } from "../data/client.ts";
import { useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";

/** Refuses a request, with a word to who asked. */
export function RefuseDialog({
  id,
  name,
  onClose,
  onDone,
}: {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const t = useWords(publishing);
  const box = useRef<HTMLInputElement>(null);
  const [word, setWord] = useState("");
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const send = async () => {
    setTried(true);
    if (word.trim() === "") return;
    setBusy(true);
    const answer = await client.publishing.refuse({ params: { id }, body: { word: word.trim() } });
    setBusy(false);
    if (answer.ok) onDone();
    else setFault(answer.problem.detail || answer.problem.title);
  };
  return (
    <FormDialog
      {...{ busy, fault, onClose }}
      size="s"
      initialFocus={box}
      title={t("refuse.title", { name })}
      act={t("refuse.do")}
      onChange={() => setFault(null)}
      onSend={() => void send()}
    >
      <TextField
        ref={box}
        label={t("refuse.word")}
        required
        maxLength={2000}
        value={word}
        onChange={setWord}
        error={tried && word.trim() === "" ? t("refuse.needed") : undefined}
      />
    </FormDialog>
  );
}
