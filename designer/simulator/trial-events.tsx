import { useState } from "react";
import type { Doing } from "../../runtime/examples/scene.ts";
import { useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import { Button } from "../ui/button.tsx";
import { TextArea } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";

/** What happens to a ticket beside its steps: words of the requester, of a third party, of an agent. */
export function TrialEvents({ as, onDo }: { readonly as: string; readonly onDo: (doing: Doing) => void }) {
  const t = useWords(simulator);
  const [writing, setWriting] = useState<"reply" | "note" | null>(null);
  const agent = as.startsWith("agent:");
  return (
    <section aria-label={t("events")} className="flex flex-col gap-1.5">
      <h2 className="m-0 text-xs font-semibold text-soft">{t("events")}</h2>
      <div className="flex flex-wrap gap-1.5">
        {(["requester", "thirdParty"] as const).map((who) => (
          <Button key={who} size="s" onClick={() => onDo({ as: who, reply: t(`event.said.${who}`) })}>
            {t(`event.${who}`)}
          </Button>
        ))}
        {agent && (
          <>
            <Button size="s" onClick={() => setWriting("reply")}>
              {t("event.reply")}
            </Button>
            <Button size="s" onClick={() => setWriting("note")}>
              {t("event.note")}
            </Button>
          </>
        )}
      </div>
      {writing && (
        <Writing
          title={t(`event.${writing}`)}
          onClose={() => setWriting(null)}
          onSend={(words) => {
            onDo(writing === "reply" ? { as, reply: words } : { as, note: words });
            setWriting(null);
          }}
        />
      )}
    </section>
  );
}

interface WritingProps {
  readonly title: string;
  readonly onSend: (words: string) => void;
  readonly onClose: () => void;
}
function Writing({ title, onSend, onClose }: WritingProps) {
  const t = useWords(simulator);
  const [words, setWords] = useState("");
  const ready = words.trim() !== "";
  return (
    <FormDialog
      size="s"
      title={title}
      act={t("event.send")}
      ready={ready}
      quick
      onClose={onClose}
      onSend={() => ready && onSend(words)}
    >
      <TextArea label={t("event.words")} value={words} onChange={setWords} />
    </FormDialog>
  );
}
