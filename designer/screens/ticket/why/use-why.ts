import { useQuery } from "@tanstack/react-query";
import type { WhyAnswer } from "../../../../api/contract/why.ts";
import { bodyOf, client } from "../../../data/client.ts";
import { keys } from "../../../data/queries.ts";

/** What is asked of a ticket; `entry` is the fact of its journal at which somebody wonders, null: now. */
export type Question =
  | { readonly ask: "rule"; readonly rule: string; readonly entry: number | null }
  | { readonly ask: "his"; readonly entry: number | null }
  | { readonly ask: "late" }
  | { readonly ask: "mail"; readonly to: string; readonly entry: number | null };

async function answerTo(id: string, question: Question): Promise<WhyAnswer> {
  const params = { id };
  // Instants are told on the reader's own clock, as everywhere on the page.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const at = "entry" in question && question.entry !== null ? { zone, entry: question.entry } : { zone };
  switch (question.ask) {
    case "rule":
      return bodyOf(await client.why.not({ params, query: { rule: question.rule, ...at } }));
    case "his":
      return bodyOf(await client.why.his({ params, query: at }));
    case "late":
      return bodyOf(await client.why.late({ params, query: { zone } }));
    case "mail":
      return bodyOf(await client.why.noMail({ params, query: { to: question.to, ...at } }));
  }
}

/** Worked out each time that it is asked: what became of a mail changes while nothing else does. */
export const useAnswer = (ticket: string, question: Question) =>
  useQuery({
    queryKey: [...keys.ticket(ticket), "why", question],
    staleTime: 0,
    queryFn: () => answerTo(ticket, question),
  });

export const useAskable = () =>
  useQuery({ queryKey: ["why", "rules"], queryFn: async () => bodyOf(await client.why.rules()).items });
