import { useState } from "react";
import { Link } from "react-router";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { client } from "../data/client.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { problems } from "../i18n/problems.ts";
import { Button } from "../ui/button.tsx";
import { Combobox } from "../ui/combobox.tsx";
import { toast } from "../ui/toast.tsx";
import { rereadProblem, rereadTicketProblem, useProblemOf } from "./use-problems.ts";

/** Of which problem a ticket is an incident; where one is open, it can become one. */
export function ProblemOfTicket({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(problems);
  const language = useLanguage();
  const known = useProblemOf(ticket.id);
  const [wanted, setWanted] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!known.data) return null;
  const { problem, open } = known.data;
  if (!problem && (open.length === 0 || !ticket.may.edit)) return null;
  const add = async () => {
    const number = Number(wanted);
    setBusy(true);
    const answer = await client.problems.attach({ params: { number }, body: { tickets: [ticket.id], on: true } });
    setBusy(false);
    if (!answer.ok) return toast(answer.problem.detail, { tone: "error" });
    const [reason] = answer.body.results[0]?.reasons ?? [];
    if (reason) return toast(reason.message[language], { tone: "error" });
    rereadTicketProblem(ticket.id);
    void rereadProblem(number);
  };
  return (
    <section aria-labelledby="problem" className="border-t border-separator p-4">
      <h2 id="problem" className="m-0 mb-2 text-sm font-semibold">
        {t("ticket.title")}
      </h2>
      {problem ? (
        <Link to={`/problems/${problem.number}`} className="break-words text-link hover:underline">
          {t("ticket.incidentOf", { number: problem.number, title: problem.title })}
        </Link>
      ) : (
        <div className="flex flex-col gap-2">
          <Combobox
            label={t("ticket.choose")}
            options={open.map(({ number, title }) => ({ value: String(number), label: `${number} · ${title}` }))}
            value={wanted}
            onChange={setWanted}
          />
          <Button size="s" className="self-end" disabled={wanted === null} busy={busy} onClick={() => void add()}>
            {t("ticket.add")}
          </Button>
        </div>
      )}
    </section>
  );
}
