import { useQuery } from "@tanstack/react-query";
import { capacitySchema } from "../../../blueprints/assignment.ts";
import type { Json } from "../../../blueprints/json.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useDirectory } from "../../data/session.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { people } from "../../i18n/people.ts";
import { dateTime } from "../../i18n/time.ts";
import { useCalendarNames } from "../../rules/calendar-field.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useCapacityWords } from "./capacity-words.ts";

/** Every change of somebody's work settings: when, who, what it was and what it is. */
export function HistoryDialog({
  person,
  onClose,
}: {
  readonly person: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}) {
  const t = useWords(people);
  const language = useLanguage();
  const calendarName = useCalendarNames();
  const capacity = useCapacityWords();
  const list = useQuery({
    queryKey: [...keys.people, person.id, "changes"],
    queryFn: async () => bodyOf(await client.people.changes({ params: { id: person.id } })).items,
  });
  const { groups = [], departments = [], roles = [] } = useDirectory().data ?? {};
  const nameOf = (key: Json): string =>
    [...groups, ...departments, ...roles].find(({ id }) => id === key)?.name ?? String(key);
  const value = (what: string, json: Json): string => {
    if (what === "shift") return typeof json === "string" ? calendarName(json) : t("always");
    if (what === "capacity") return capacity(capacitySchema.catch({}).parse(json));
    if (what === "absentUntil") return typeof json === "number" ? dateTime(json, language) : t("history.nothing");
    if (what === "availability") return t(json === "away" ? "now.away" : "now.online");
    if (what === "active") return t(json === true ? "active.yes" : "active.no");
    if (Array.isArray(json)) return json.map(nameOf).join(", ") || t("history.nothing");
    return json === null ? t("history.nothing") : String(json);
  };
  return (
    <Dialog open onClose={onClose} title={t("history.title", { name: person.name })}>
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <EmptyState title={t("history.none")} />}
      <ol className="m-0 flex list-none flex-col gap-2 p-0">
        {list.data?.map(({ at, by, what, from, to }) => (
          <li key={`${at} ${what}`} className="border-separator border-b pb-2 last:border-b-0">
            <p className="m-0">
              {t("history.line", { what: t(`what.${what}`), from: value(what, from), to: value(what, to) })}
            </p>
            <p className="m-0 text-soft text-xs">
              {by.name} · <time dateTime={new Date(at).toISOString()}>{dateTime(at, language)}</time>
            </p>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
