import { useQuery, useQueryClient } from "@tanstack/react-query";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";

const TEAM = ["team"] as const;

/** Colleagues, groups and departments as an admin sees them. */
export const useTeam = () => useQuery({ queryKey: TEAM, queryFn: async () => bodyOf(await client.team.read()) });

/** What was read of the team anywhere is read anew. */
export function useTeamChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: TEAM });
    await queries.invalidateQueries({ queryKey: keys.people });
    await queries.invalidateQueries({ queryKey: keys.directory });
  };
}
