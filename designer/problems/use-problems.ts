import { useQuery } from "@tanstack/react-query";
import type { ProblemView } from "../../api/contract/problems.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";

const all = ["problems"] as const;
const one = (number: number) => [...all, "one", number] as const;
const ofTicket = (ticket: string) => [...keys.ticket(ticket), "problem"] as const;

export const useProblems = () =>
  useQuery({ queryKey: [...all, "list"], queryFn: async () => bodyOf(await client.problems.list()).items });

export const useProblem = (number: number) =>
  useQuery({
    queryKey: one(number),
    queryFn: async () => bodyOf(await client.problems.read({ params: { number } })),
    enabled: Number.isSafeInteger(number) && number > 0,
  });

export const useProblemOf = (ticket: string) =>
  useQuery({
    queryKey: ofTicket(ticket),
    queryFn: async () => bodyOf(await client.problems.ofTicket({ params: { id: ticket } })),
  });

/** After a change of ours the answer is shown at once. */
export function takeProblem(view: ProblemView): void {
  queries.setQueryData(one(view.number), view);
  void queries.invalidateQueries({ queryKey: [...all, "list"] });
}

export const rereadProblem = (number: number) => queries.invalidateQueries({ queryKey: one(number) });

/** A ticket has joined a problem, or left it. */
export function rereadTicketProblem(ticket: string): void {
  void queries.invalidateQueries({ queryKey: ofTicket(ticket) });
  void queries.invalidateQueries({ queryKey: keys.journal(ticket) });
}
