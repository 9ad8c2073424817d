import { useState } from "react";
import { useNavigate } from "react-router";
import type { MergeTicket } from "../../api/contract/merge.ts";
import { bodyOf, client } from "../data/client.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { merge } from "../i18n/merge.ts";
import { rereadProblem, rereadTicketProblem } from "../problems/use-problems.ts";
import { toast } from "../ui/toast.tsx";

/** A title of a problem has at most so many characters. */
const LONGEST_TITLE = 200;

/**
 * What is done instead of merging, where the requesters are not to read each other: both tickets become incidents of one problem, that
 * of the ticket which would stay where it has one. Answers why it was not done.
 */
export function useGather(): (stays: MergeTicket, goes: MergeTicket) => Promise<string | null> {
  const t = useWords(merge);
  const language = useLanguage();
  const navigate = useNavigate();
  // Made once, however often the tickets are tried again.
  const [made, setMade] = useState<number | null>(null);
  const madeFor = async ({ subject }: MergeTicket): Promise<number> => {
    if (made !== null) return made;
    const { number } = bodyOf(await client.problems.create({ body: { title: subject.slice(0, LONGEST_TITLE) } }));
    setMade(number);
    return number;
  };
  return async (stays, goes) => {
    try {
      const known = bodyOf(await client.problems.ofTicket({ params: { id: stays.id } })).problem;
      const number = known?.number ?? (await madeFor(stays));
      const tickets = known ? [goes.id] : [stays.id, goes.id];
      const { results } = bodyOf(await client.problems.attach({ params: { number }, body: { tickets, on: true } }));
      const [reason] = results.flatMap(({ reasons }) => reasons);
      if (reason) return reason.message[language];
      for (const id of tickets) rereadTicketProblem(id);
      void rereadProblem(number);
      toast(t("gather.done", { a: stays.number, b: goes.number }), { tone: "good", about: "merge" });
      void navigate(`/problems/${number}`);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : t("preview.failed");
    }
  };
}
