import { useQuery } from "@tanstack/react-query";
import { createContext, use } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { SessionView } from "../../api/contract/session.ts";
import type { Right } from "../../blueprints/people.ts";
import { bodyOf, client } from "./client.ts";
import { keys, queries } from "./queries.ts";
import { letGo } from "./unsent.ts";

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery({
    queryKey: keys.session,
    staleTime: 60_000,
    queryFn: async (): Promise<SessionView | null> => {
      const answer = await client.session.read();
      return !answer.ok && answer.status === 401 ? null : bodyOf(answer);
    },
  });
}

/** Somebody signed in or out: what was read as somebody else is forgotten. */
export function becomes(me: SessionView | null): void {
  if (me === null) letGo();
  queries.setQueryData(keys.session, me);
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
}

const Me = createContext<SessionView | null>(null);
export const MeProvider = Me;

/** The person signed in; every screen inside the frame has one. */
export function useMe(): SessionView {
  const me = use(Me);
  if (!me) throw new Error("useMe is for screens of signed-in people.");
  return me;
}
export const may = (me: SessionView, right: Right): boolean => me.rights.includes(right);
/** A screen of those who hold a right. */
export const holds =
  (right: Right) =>
  (me: SessionView): boolean =>
    may(me, right);
export const isAgent = (me: SessionView): boolean => me.kind === "agent";
/** Managers and admins. */
export const isManager = (me: SessionView): boolean =>
  me.roles.includes("role:manager") || me.roles.includes("role:admin");

/** Who draws documents, and managers, who look at them. */
export const draws = (me: SessionView): boolean => isManager(me) || may(me, "design") || may(me, "publish");

export const isAdmin = (me: SessionView): boolean => me.roles.includes("role:admin");

/** People, groups, departments, fields: the names that pickers and documents need. */
export function useDirectory() {
  return useQuery({
    queryKey: keys.directory,
    staleTime: 60_000,
    queryFn: async (): Promise<DirectoryView> => bodyOf(await client.directory.read()),
  });
}
