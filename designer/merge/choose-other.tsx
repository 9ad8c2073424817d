import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { keys } from "../data/queries.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { merge } from "../i18n/merge.ts";
import { readSearch } from "../screens/search/read-search.ts";
import { useSettled } from "../screens/search/use-settled.ts";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useDuplicates } from "./use-merge.ts";

const SETTLED_MS = 150;
const MOST = 8;

interface Choice {
  readonly id: string;
  readonly number: number;
  readonly subject: string;
  readonly why: string | null;
}

/** The other ticket: one of the probable duplicates, or found by number or words. */
export function ChooseOther({
  ticket,
  onChoose,
  onClose,
}: {
  readonly ticket: TicketView;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(merge);
  const say = useSay();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const typed = text.trim();
  const asked = useSettled(typed, SETTLED_MS);
  const near = useDuplicates(ticket.id);
  const found = useQuery({
    queryKey: keys.list({ merge: asked }),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
    queryFn: () => readSearch(asked, MOST + 1),
  });
  const choices: readonly Choice[] =
    typed === ""
      ? (near.data ?? []).map(({ ticket: one, reason }) => ({ ...one, why: say(reason) }))
      : (found.data?.items ?? [])
          .filter((hit) => hit.ticket.id !== ticket.id)
          .slice(0, MOST)
          .map((hit) => ({ ...hit.ticket, why: hit.ticket.requester?.name ?? null }));
  const waits = typed === "" ? near.isPending : asked !== typed || found.isPending;
  return (
    <Dialog open initialFocus={box} onClose={onClose} title={t("choose.title", { number: ticket.number })}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = choices;
          if (first && !waits) onChoose(first.id);
        }}
      >
        <TextField
          ref={box}
          label={t("choose.search")}
          value={text}
          onChange={setText}
          autoComplete="off"
          maxLength={200}
        />
        {choices.length > 0 && (
          <ul aria-label={typed === "" ? t("duplicates") : t("choose.found")} className="m-0 list-none p-0">
            {choices.map((one) => (
              <li key={one.id}>
                <button type="button" onClick={() => onChoose(one.id)} className="item w-full text-start">
                  <span className="tabular text-soft">#{one.number}</span>
                  <span className="min-w-0">
                    <span className="block truncate">{one.subject}</span>
                    {one.why && <span className="block truncate text-xs text-soft">{one.why}</span>}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {choices.length === 0 &&
          (waits ? (
            <Skeleton lines={2} />
          ) : (
            <p role="status" className="m-0 text-soft">
              {t(typed === "" ? "choose.hint" : found.isError ? "choose.failed" : "choose.none")}
            </p>
          ))}
      </form>
    </Dialog>
  );
}
