import { useDirectory } from "../data/session.ts";
import { useSay } from "../i18n/i18n.ts";
import { useListed } from "../rules/use-rule-list.ts";
import type { Option } from "../ui/select.tsx";
import type { Replaceable } from "./use-replacing.ts";

/** What of a kind is in force here, by name; people and teams by their keys without the kind. */
export function useOthers(kind: Replaceable, of: string): readonly Option[] {
  const say = useSay();
  const { data: directory } = useDirectory();
  const team = kind === "group" || kind === "department" || kind === "agent";
  const { data: listed } = useListed(team ? "field" : kind, !team);
  const people = { group: directory?.groups, department: directory?.departments, agent: directory?.people };
  const all = team
    ? (people[kind] ?? []).map(({ id, name }) => ({ value: id.slice(id.indexOf(":") + 1), label: name }))
    : (listed ?? []).flatMap(({ key, name, published }) =>
        published === null ? [] : [{ value: key, label: say(name) }],
      );
  return all.filter(({ value }) => value !== of);
}
