import { useQuery } from "@tanstack/react-query";
import type { Foreseen } from "../../../api/contract/people.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useWords } from "../../i18n/i18n.ts";
import { people } from "../../i18n/people.ts";

/** What becomes of somebody's open tickets, before it is said that he goes. */
export function Foresight({
  person,
  until,
}: {
  readonly person: { readonly id: string; readonly name: string };
  /** Epoch ms; null: he leaves the desk for good. */
  readonly until: number | null;
}) {
  const t = useWords(people);
  const seen = useQuery({
    queryKey: [...keys.people, person.id, "absence", until],
    queryFn: async () =>
      bodyOf(await client.people.foresee({ params: { id: person.id }, query: until === null ? {} : { until } })),
    placeholderData: (former: Foreseen | undefined) => former,
  });
  return (
    <div role="status" className="rounded-lg border border-separator bg-raised px-3 py-2">
      {seen.isError ? (
        <p className="m-0 text-error">{seen.error.message}</p>
      ) : (
        <p className="m-0">{seen.data ? words(seen.data) : t("absence.counting")}</p>
      )}
      {until !== null && <p className="m-0 text-soft text-xs">{t("absence.rule")}</p>}
    </div>
  );

  function words({ total, back, toNobody, stay }: Foreseen): string {
    const { name } = person;
    if (total === 0) return t("absence.noTickets", { name });
    const count = total - stay;
    if (count === 0) return t("absence.stay", { count: total, name });
    const groups = back.map(({ group, tickets }) =>
      back.length === 1 ? group.name : t("absence.several", { group: group.name, count: tickets }),
    );
    if (until === null)
      return [
        ...(back.length > 0 ? [t("leaving.groups", { count: total - toNobody, groups: groups.join(", ") })] : []),
        ...(toNobody > 0 ? [t("leaving.nobody", { count: toNobody })] : []),
      ].join(" ");
    return t("absence.back", { count, total, stay, name, groups: groups.join(", ") });
  }
}
