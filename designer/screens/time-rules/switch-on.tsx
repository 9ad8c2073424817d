import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { DefinitionSummary } from "../../../api/contract/definitions.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { asBody, readDefinition, readVersion, reasonOf, sendDraft } from "../../document/draft.ts";
import { designer } from "../../i18n/designer.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { timeRules } from "../../i18n/time-rules.ts";
import { useDryRun } from "../../rules/use-dry-run.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.tsx";

const KIND = "time-rule";

/** The draft of a rule, else what was switched off. */
async function toBeOn({
  key,
  retired,
}: DefinitionSummary): Promise<{ readonly document: object; readonly revision: number }> {
  const { draft } = await readDefinition(KIND, key);
  if (draft) return { document: draft.document, revision: draft.revision };
  const document = await readVersion(KIND, key, retired ?? 0);
  return { document: typeof document === "object" && document !== null ? document : {}, revision: 0 };
}

/** Says what the rule would do at once, asks for a note, and publishes it. */
export function SwitchOn({ item, onClose }: { readonly item: DefinitionSummary; readonly onClose: () => void }) {
  const t = useWords(timeRules);
  const words = useWords(designer);
  const name = useSay()(item.name);
  const queries = useQueryClient();
  const first = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const ready = useQuery({
    queryKey: [...keys.definitions, KIND, item.key, "to be on"],
    queryFn: () => toBeOn(item),
  });
  const run = useDryRun(ready.data?.document ?? null);
  const counts = run.data?.kind === KIND ? run.data : null;

  const act = async () => {
    setAsked(true);
    if (note.trim() === "" || !ready.data) return;
    setBusy(true);
    setRefused(null);
    try {
      bodyOf(
        await client.definitions.publish({
          params: { kind: KIND, key: item.key },
          body: { note: note.trim() },
          ifMatch: await savedRevision(item.key, ready.data),
          idempotencyKey: crypto.randomUUID(),
        }),
      );
      toast(t("on.done", { name }), { tone: "good" });
      onClose();
      await queries.invalidateQueries({ queryKey: keys.definitions });
    } catch (error) {
      setRefused(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      size="s"
      initialFocus={first}
      onClose={onClose}
      title={t("on.title", { name })}
      footer={
        <Button variant="primary" busy={busy} disabled={!ready.data} onClick={() => void act()}>
          {t("on.do")}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <p role="status" className="m-0">
          {counts
            ? `${t("on.text", { count: counts.now })} ${t("on.next", { count: counts.next24h })}`
            : run.isError
              ? t("dry.failed")
              : t("dry.counting")}
        </p>
        <TextField
          ref={first}
          label={words("publish.note")}
          required
          hint={words("publish.noteHint")}
          error={asked && note.trim() === "" ? words("publish.noteNeeded") : undefined}
          value={note}
          onChange={setNote}
          maxLength={2000}
        />
        {refused !== null && (
          <p role="alert" className="m-0 text-error">
            {words("publish.refused", { reason: refused })}
          </p>
        )}
      </form>
    </Dialog>
  );
}

/** What was switched off has no draft: publishing it again needs one. */
async function savedRevision(key: string, { document, revision }: Awaited<ReturnType<typeof toBeOn>>): Promise<number> {
  if (revision > 0) return revision;
  const answer = await sendDraft(KIND, key, asBody(document), 0);
  if (answer.outcome === "saved") return answer.revision;
  throw new Error(answer.outcome === "refused" ? answer.reason : answer.outcome);
}
