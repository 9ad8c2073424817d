import { useRef, useState } from "react";
import type { ThreadView } from "../../../api/contract/third-parties.ts";
import { client } from "../../data/client.ts";
import { useWords } from "../../i18n/i18n.ts";
import { thirdParties } from "../../i18n/third-parties.ts";
import { TextArea } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { toast } from "../../ui/toast.tsx";
import { useThirdPartyDraft } from "./third-party-draft.ts";
import { ThirdPartyText } from "./third-party-text.tsx";
import { takeTicket } from "./use-ticket.ts";
import { useUploads } from "./use-uploads.ts";

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
  const { draft, kept, put, sent } = useThirdPartyDraft({ thread, kind });
  const { text, files } = draft;
  const uploads = useUploads(files, (next) => put(() => ({ files: next })));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const [key] = useState(() => crypto.randomUUID());
  const send = async () => {
    if (text.trim() === "") return setError(t("missing"));
    if (uploads.hindrance !== null) return setError(uploads.hindrance);
    setBusy(true);
    const request = { params: { id: ticket, thread }, body: { text: text.trim() }, idempotencyKey: key };
    const attachments = files.map(({ id }) => ({ id }));
    const answer =
      kind === "note"
        ? await client.thirdParties.noteAnswer(request)
        : await client.thirdParties.write({ ...request, body: { ...request.body, attachments } });
    setBusy(false);
    if (!answer.ok) uploads.refuse(answer.problem.errors);
    if (!answer.ok) return setError(answer.problem.errors[0]?.message ?? answer.problem.detail);
    sent();
    takeTicket(answer.body.ticket);
    toast(t(`${kind}.done`, { name }), { tone: "good", about: "thirdParty" });
    onClose();
  };
  const field = {
    ref: box,
    label: t(kind === "note" ? "note.text" : "text"),
    required: true,
    maxLength: 20_000,
    value: text,
    onChange: (words: string) => {
      put(() => ({ text: words }));
      setError(undefined);
    },
    error,
  };
  return (
    <FormDialog
      initialFocus={box}
      title={t(`${kind}.title`, { name })}
      subtitle={`${kind === "note" ? t("note.lead") : t("text.for", { name })}${kept ? ` ${t("kept")}` : ""}`}
      onClose={onClose}
      act={t(`${kind}.send`)}
      busy={busy}
      onSend={() => void send()}
    >
      {kind === "note" ? <TextArea {...field} /> : <ThirdPartyText {...field} uploads={uploads} />}
    </FormDialog>
  );
}
