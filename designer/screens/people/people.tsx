import { useQuery, useQueryClient } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useState } from "react";
import type { WorkerView } from "../../../api/contract/people.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useWords } from "../../i18n/i18n.ts";
import { people } from "../../i18n/people.ts";
import { useCalendarNames } from "../../rules/calendar-field.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { TextField } from "../../ui/field.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { useCapacityWords } from "./capacity-words.ts";
import { PersonActions } from "./person-actions.tsx";
import { PresenceBadge } from "./presence-badge.tsx";

/** Everybody of the desk: what they can do, when they work, how much they get, and whether they are there. */
export default function People() {
  const t = useWords(people);
  const queries = useQueryClient();
  const [wanted, setWanted] = useState("");
  const list = useQuery({
    queryKey: [...keys.people, "list"],
    refetchInterval: 30_000,
    queryFn: async () => bodyOf(await client.people.list()),
  });
  const found = list.data?.items.filter((one) => fits(one, wanted.trim().toLowerCase())) ?? [];
  const changed = () => void queries.invalidateQueries({ queryKey: keys.people });
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")} />
      <TextField label={t("find")} type="search" className="mb-3 max-w-80" value={wanted} onChange={setWanted} />
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && found.length === 0 && <EmptyState icon={UsersRound} title={t("none")} />}
      {found.length > 0 && (
        <Table stacks label={t("table")}>
          <thead>
            <tr>
              {(["person", "now", "skills", "shift", "most", "tickets"] as const).map((title) => (
                <Th key={title}>{t(title)}</Th>
              ))}
              <Th>
                <span className="sr-only">{t("actionsTitle")}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {found.map((one) => (
              <Row key={one.id} one={one} known={list.data?.skills ?? []} onChanged={changed} />
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

const fits = ({ name, email, groups, skills }: WorkerView, wanted: string): boolean =>
  [name, email, ...groups.map((group) => group.name), ...skills].some((word) => word.toLowerCase().includes(wanted));

function Row({
  one,
  known,
  onChanged,
}: {
  readonly one: WorkerView;
  readonly known: readonly string[];
  readonly onChanged: () => void;
}) {
  const t = useWords(people);
  const calendarName = useCalendarNames();
  const capacity = useCapacityWords();
  return (
    <tr>
      <th
        scope="row"
        className="border-separator border-b px-3 py-2 text-start align-top font-normal in-[tr:last-child]:border-b-0"
      >
        <span className="flex items-start gap-2">
          <Avatar name={one.name} />
          <span className="min-w-0">
            <span className="block font-medium">{one.name}</span>
            <span className="block text-soft text-xs">
              {one.groups.map((group) => group.name).join(", ") || t("edit.noGroups")}
            </span>
          </span>
        </span>
      </th>
      <Td>{one.active ? <PresenceBadge one={one} /> : <span className="text-soft">{t("left")}</span>}</Td>
      <Td>{one.skills.join(", ") || "–"}</Td>
      <Td>{one.shift === null ? t("always") : calendarName(one.shift)}</Td>
      <Td>{capacity(one.capacity)}</Td>
      <Td className="tabular-nums">{one.tickets}</Td>
      <Td className="text-end">
        <PersonActions {...{ one, known, onChanged }} />
      </Td>
    </tr>
  );
}
