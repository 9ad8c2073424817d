import { useRef, useState } from "react";
import type { ThreadView } from "../../../api/contract/third-parties.ts";
import { client } from "../../data/client.ts";
import { useWords } from "../../i18n/i18n.ts";
import { thirdParties } from "../../i18n/third-parties.ts";
import { TextArea } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { toast } from "../../ui/toast.tsx";
import { takeTicket } from "./use-ticket.ts";

/** One more word in a thread: ours to them, or what they answered otherwise. */
export default function ThirdPartyWord({
  ticket,
  thread: { id: thread, name },
  kind,
  onClose,
}: {
  readonly ticket: string;
  readonly thread: ThreadView;
  readonly kind: "write" | "note";
  readonly onClose: () => void;
}) {
  const t = useWords(thirdParties);
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const [key] = useState(() => crypto.randomUUID());
  const send = async () => {
    if (text.trim() === "") return setError(t("missing"));
    setBusy(true);
    const call = kind === "write" ? client.thirdParties.write : client.thirdParties.noteAnswer;
    const answer = await call({ params: { id: ticket, thread }, body: { text: text.trim() }, idempotencyKey: key });
    setBusy(false);
    if (!answer.ok) return setError(answer.problem.errors[0]?.message ?? answer.problem.detail);
    takeTicket(answer.body.ticket);
    toast(t(`${kind}.done`, { name }), { tone: "good", about: "thirdParty" });
    onClose();
  };
  return (
    <FormDialog
      initialFocus={box}
      title={t(`${kind}.title`, { name })}
      subtitle={kind === "note" ? t("note.lead") : t("text.for", { name })}
      onClose={onClose}
      act={t(`${kind}.send`)}
      busy={busy}
      onSend={() => void send()}
    >
      <TextArea
        ref={box}
        label={t(kind === "note" ? "note.text" : "text")}
        required
        maxLength={20_000}
        value={text}
        onChange={(words) => {
          setText(words);
          setError(undefined);
        }}
        error={error}
      />
    </FormDialog>
  );
}
