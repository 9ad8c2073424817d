import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { TicketSummary } from "../../../api/contract/ticket-views.ts";
import BulkProgress from "../../bulk/bulk-progress.tsx";
import { useBulkStart } from "../../bulk/use-bulk.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useDirectory } from "../../data/session.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { macros } from "../../i18n/macros.ts";
import { queue } from "../../i18n/queue.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type ChosenMacro, MacroChoice } from "../ticket/macro-choice.tsx";
import { ManyOutcomes } from "./many-outcomes.tsx";

interface ManyDialogProps {
  readonly tickets: readonly TicketSummary[];
  readonly onClose: () => void;
}

/** Which macro, then what it comes to on each of the chosen tickets; nothing is done before it is said. */
export default function ManyDialog({ tickets, onClose }: ManyDialogProps) {
  const t = useWords(macros);
  const say = useSay();
  const first = useRef<HTMLInputElement>(null);
  const directory = useDirectory();
  const [chosen, setChosen] = useState<ChosenMacro | null>(null);
  // As they were when the dialog was opened: a live list must not change under what is decided here.
  const [fixed] = useState(tickets);
  if (chosen) return <Many tickets={fixed} macro={chosen} onBack={() => setChosen(null)} onClose={onClose} />;
  const offered = directory.data?.macros.map(({ key, name }) => ({ key, name: say(name), section: "" }));
  return (
    <Dialog open size="s" initialFocus={first} title={t("menu.title")} onClose={onClose}>
      <MacroChoice
        offered={offered}
        first={first}
        onChoose={setChosen}
        {...(directory.isError && { failed: () => void directory.refetch() })}
      />
    </Dialog>
  );
}

interface ManyProps extends ManyDialogProps {
  readonly macro: ChosenMacro;
  readonly onBack: () => void;
}

function Many({ tickets, macro, onBack, onClose }: ManyProps) {
  const t = useWords(queue);
  const m = useWords(macros);
  const act = useRef<HTMLButtonElement>(null);
  const [job, setJob] = useState<string | null>(null);
  const { start, busy, refused } = useBulkStart(({ id }) => setJob(id));
  const preview = useQuery({
    queryKey: [...keys.lists, "many", macro.key, tickets.map(({ id }) => id)],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: async () =>
      bodyOf(
        await client.rules.previewMacroOnMany({
          params: { key: macro.key },
          body: { tickets: tickets.map(({ id }) => id) },
        }),
      ).items,
  });
  const able = preview.data?.filter(({ outcome }) => outcome === "changed") ?? [];
  const press = () => {
    if (able.length > 0) void start({ tickets: able.map(({ id }) => id) }, { do: "macro", macro: macro.key });
  };
  if (job !== null) return <BulkProgress id={job} title={macro.name} onClose={onClose} />;
  return (
    <Dialog
      open
      initialFocus={act}
      title={macro.name}
      subtitle={m("preview.now")}
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" onClick={onBack}>
            {m("preview.back")}
          </Button>
          <Button
            ref={act}
            variant="primary"
            busy={busy}
            aria-disabled={able.length === 0}
            className={able.length > 0 ? "" : "opacity-60"}
            onClick={press}
          >
            {t("many.do", { count: able.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {refused !== null && (
          <p role="alert" className="m-0 rounded-lg bg-error-fill px-3 py-2 text-error">
            {refused}
          </p>
        )}
        {preview.isError && <ErrorState message={m("preview.failed")} onRetry={() => void preview.refetch()} />}
        {preview.isPending && <Skeleton lines={4} label={m("preview.reading")} />}
        {preview.data && <ManyOutcomes items={preview.data} />}
      </div>
    </Dialog>
  );
}
