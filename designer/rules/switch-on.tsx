import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import type { DefinitionSummary } from "../../api/contract/definition-views.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { keys } from "../data/queries.ts";
import { asBody, readDefinition, readVersion, reasonOf, sendDraft } from "../document/draft.ts";
import { designer } from "../i18n/designer.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { rules } from "../i18n/rules.ts";
import { publishOrAsk } from "../publishing/publish-or-ask.ts";
import { TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { toast } from "../ui/toast.tsx";

type Ready = { readonly document: object; readonly revision: number };

/** The draft of a rule, else what was switched off. */
async function toBeOn(kind: Kind, { key, retired }: DefinitionSummary): Promise<Ready> {
  const { draft } = await readDefinition(kind, key);
  if (draft) return { document: draft.document, revision: draft.revision };
  const document = await readVersion(kind, key, retired ?? 0);
  return { document: typeof document === "object" && document !== null ? document : {}, revision: 0 };
}

/** Asks for a note and publishes the rule. */
export function SwitchOn({
  kind,
  item,
  foreseen,
  onClose,
}: {
  readonly kind: Kind;
  readonly item: DefinitionSummary;
  /** What it would do at once; null while the document is being read. */
  readonly foreseen?: (document: object | null) => ReactNode;
  readonly onClose: () => void;
}) {
  const t = useWords(rules);
  const words = useWords(designer);
  const own = useWords(publishing);
  const name = useSay()(item.name);
  const queries = useQueryClient();
  const first = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const read = queryOptions({
    queryKey: [...keys.definitions, kind, item.key, "to be on"],
    queryFn: () => toBeOn(kind, item),
  });
  const ready = useQuery(read);

  const act = async () => {
    setAsked(true);
    if (note.trim() === "") return;
    setBusy(true);
    setRefused(null);
    try {
      // Sent before it has been read: waited for.
      const revision = await savedRevision(kind, item.key, await queries.ensureQueryData(read));
      const version = await publishOrAsk(kind, item.key, note.trim(), revision);
      toast(version === null ? own("ask.done") : t("on.done", { name }), { tone: "good" });
      onClose();
      await queries.invalidateQueries({ queryKey: keys.definitions });
    } catch (error) {
      setRefused(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <FormDialog
      size="s"
      initialFocus={first}
      onClose={onClose}
      title={t("on.title", { name })}
      act={t("on.do")}
      busy={busy}
      ready={ready.data !== undefined}
      fault={refused === null ? null : words("publish.refused", { reason: refused })}
      onSend={() => void act()}
    >
      {foreseen?.(ready.data?.document ?? null)}
      {ready.isError && (
        <p role="alert" className="m-0 text-error">
          {reasonOf(ready.error)}
        </p>
      )}
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
    </FormDialog>
  );
}

/** What was switched off has no draft: publishing it again needs one. */
async function savedRevision(kind: Kind, key: string, { document, revision }: Ready): Promise<number> {
  if (revision > 0) return revision;
  const answer = await sendDraft(kind, key, asBody(document), 0);
  if (answer.outcome === "saved") return answer.revision;
  throw new Error(answer.outcome === "refused" ? answer.reason : answer.outcome);
}
