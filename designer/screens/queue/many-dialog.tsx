import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { OnMany } from "../../../api/contract/rules.ts";
import type { TicketSummary } from "../../../api/contract/ticket-views.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys, queries } from "../../data/queries.ts";
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
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<readonly OnMany[] | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [key] = useState(() => crypto.randomUUID());
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
  const press = async () => {
    if (able.length === 0 || busy) return;
    setBusy(true);
    setRefused(null);
    const answer = await client.rules.runMacroOnMany({
      params: { key: macro.key },
      body: { tickets: able.flatMap(({ id, ticket }) => (ticket ? [{ id, version: ticket.version }] : [])) },
      idempotencyKey: key,
    });
    setBusy(false);
    if (!answer.ok) {
      setRefused(answer.problem.errors[0]?.message ?? answer.problem.detail);
      return;
    }
    setDone(answer.body.items);
    for (const { id } of answer.body.items) void queries.invalidateQueries({ queryKey: keys.ticket(id) });
    void queries.invalidateQueries({ queryKey: keys.lists, predicate: ({ queryKey }) => queryKey[1] !== "many" });
  };
  return (
    <Dialog
      open
      initialFocus={act}
      title={macro.name}
      subtitle={done ? t("many.done") : m("preview.now")}
      onClose={onClose}
      footer={
        done ? (
          <Button variant="primary" onClick={onClose}>
            {t("many.close")}
          </Button>
        ) : (
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
              onClick={() => void press()}
            >
              {t("many.do", { count: able.length })}
            </Button>
          </>
        )
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
        {done ? <ManyOutcomes items={done} done /> : preview.data && <ManyOutcomes items={preview.data} done={false} />}
      </div>
    </Dialog>
  );
}
