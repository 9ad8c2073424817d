import { useQuery } from "@tanstack/react-query";
import type { MailboxHealth } from "../../../api/contract/mail-in.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";

const WHILE_MOVING_MS = 3_000;
const OTHERWISE_MS = 30_000;

/** How each support address fares, looked at more often while mail is being read or something is wrong. */
export const useHealth = () =>
  useQuery({
    queryKey: [...keys.mailIn, "health"],
    queryFn: async () => bodyOf(await client.mailIn.health()),
    refetchInterval: ({ state }) => (state.data?.items.some(moves) ? WHILE_MOVING_MS : OTHERWISE_MS),
  });

const moves = ({ counts, fetching }: MailboxHealth): boolean =>
  counts.waiting > 0 ||
  (fetching !== null && (fetching.first !== null || fetching.fault !== null || fetching.lookedAt === null));
