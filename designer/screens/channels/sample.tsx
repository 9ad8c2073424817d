import { ClipboardPaste, Download } from "lucide-react";
import { useRef, useState } from "react";
import { parseJson } from "../../../blueprints/parse-json.ts";
import { client } from "../../data/client.ts";
import { channelMapping } from "../../i18n/channel-mapping.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { toast } from "../../ui/toast.tsx";

/** Where a sample comes from: pasted, or the last thing that was received. */
export function SampleTools({
  channel,
  sample,
  onSample,
}: {
  readonly channel: string;
  readonly sample: string;
  readonly onSample: (text: string) => void;
}) {
  const t = useWords(channelMapping);
  const [pasting, setPasting] = useState(false);
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    const text = await lastReceived(channel);
    setBusy(false);
    if (text === null) toast(t("sample.none"));
    else onSample(text);
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="s" icon={ClipboardPaste} onClick={() => setPasting(true)}>
        {t("sample.edit")}
      </Button>
      <Button size="s" icon={Download} busy={busy} onClick={() => void take()}>
        {t("sample.last")}
      </Button>
      {pasting && (
        <Pasting
          text={sample}
          onClose={() => setPasting(false)}
          onTake={(text) => {
            setPasting(false);
            onSample(text);
          }}
        />
      )}
    </div>
  );
}

async function lastReceived(channel: string): Promise<string | null> {
  const log = await client.channels.log({ params: { id: channel }, query: { limit: 50 } });
  const newest = log.ok ? log.body.items.find(({ whole }) => whole) : undefined;
  return newest ? readPayload(channel, newest.id) : null;
}

/** What came, laid out to be read; null: it is no longer kept. */
export async function readPayload(channel: string, arrival: string): Promise<string | null> {
  const answer = await client.channels.payload({ params: { id: channel, arrival } });
  if (!answer.ok) return null;
  const parsed = parseJson(answer.body.payload);
  return parsed.ok ? JSON.stringify(parsed.value, null, 2) : answer.body.payload;
}

/** What a sender of forms sends, as a payload; null: it is none. */
const pairsIn = (text: string): string | null =>
  /^\s*[\w.[\]-]+=\S*\s*$/.test(text)
    ? JSON.stringify(Object.fromEntries(new URLSearchParams(text.trim())), null, 2)
    : null;

function Pasting({
  text,
  onClose,
  onTake,
}: {
  readonly text: string;
  readonly onClose: () => void;
  readonly onTake: (text: string) => void;
}) {
  const t = useWords(channelMapping);
  const language = useLanguage();
  const first = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(text);
  const [error, setError] = useState<string | null>(null);
  return (
    <FormDialog
      initialFocus={first}
      title={t("sample.edit")}
      onClose={onClose}
      act={t("sample.ready")}
      onSend={() => {
        const parsed = parseJson(typed);
        if (parsed.ok) return onTake(typed);
        const pairs = pairsIn(typed);
        if (pairs !== null) return onTake(pairs);
        setError(t("sample.broken", { why: parsed.findings[0]?.message[language] ?? "" }));
      }}
    >
      <TextArea
        ref={first}
        label={t("sample")}
        rows={14}
        spellCheck={false}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          setError(null);
        }}
        onFocus={(event) => event.target.select()}
        error={error ?? undefined}
      />
    </FormDialog>
  );
}
