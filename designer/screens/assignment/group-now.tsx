import { useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useState } from "react";
import type { Candidates } from "../../../api/contract/people.ts";
import type { Assignment } from "../../../blueprints/assignment.ts";
import { capacityOf, loadOf, pick } from "../../../runtime/rules/pick.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { assignment } from "../../i18n/assignment.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { journal } from "../../i18n/journal.ts";
import { Badge } from "../../ui/badge.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { WordsField } from "../routing/given-fields.tsx";
import { useNames } from "../ticket/names.ts";
import { routedWords } from "../ticket/routed-words.ts";
import { CHANNELS } from "./capacity.tsx";

/** Who of the group is there now, what each has and may have, and whom the rule on this page would choose. */
export function GroupNow({ document }: { readonly document: Assignment }) {
  const t = useWords(assignment);
  const { group, load, method } = document;
  const [channel, setChannel] = useState("mail");
  const by = load?.by ?? "tickets";
  const found = useQuery({
    queryKey: [...keys.people, "candidates", group, channel, by],
    enabled: group !== "",
    refetchInterval: 30_000,
    queryFn: async () => bodyOf(await client.people.candidates({ params: { id: group }, query: { channel, by } })),
    placeholderData: (former: Candidates | undefined) => former,
  });
  if (group === "") return <p className="m-0 text-soft">{t("now.chooseGroup")}</p>;
  if (found.isError) return <ErrorState message={found.error.message} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton lines={3} />;
  const { people, waiting } = found.data;
  if (people.length === 0) return <p className="m-0 text-soft">{t("now.none")}</p>;
  return (
    <>
      <PeopleNow {...{ document, people }} />
      {waiting > 0 && <p className="m-0 text-soft">{t("now.waiting", { count: waiting })}</p>}
      {method === "byHand" ? (
        <p className="m-0 text-soft">{t("try.byHand")}</p>
      ) : (
        <TryIt {...{ document, channel, setChannel }} found={found.data} />
      )}
    </>
  );
}

function PeopleNow({ document, people }: { readonly document: Assignment; readonly people: Candidates["people"] }) {
  const t = useWords(assignment);
  const say = useSay();
  return (
    <Table label={t("now.table")}>
      <thead>
        <tr>
          {(["person", "there", "load", "skills"] as const).map((title) => (
            <Th key={title}>{t(`now.${title}`)}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((one) => {
          const most = capacityOf(document, one).perAgent;
          const load = loadOf(document, one);
          return (
            <tr key={one.id}>
              <Td>{one.name}</Td>
              <Td>
                {one.unavailable ? (
                  <Badge tone="paused">{say(one.unavailable)}</Badge>
                ) : (
                  <Badge tone="good" icon={CircleCheck}>
                    {t("now.yes")}
                  </Badge>
                )}
              </Td>
              <Td className="tabular-nums">{most === undefined ? load : t("now.of", { load, most })}</Td>
              <Td>{one.skills.join(", ") || "–"}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function TryIt({
  document,
  found,
  channel,
  setChannel,
}: {
  readonly document: Assignment;
  readonly found: Candidates;
  readonly channel: string;
  readonly setChannel: (channel: string) => void;
}) {
  const t = useWords(assignment);
  const words = useWords(journal);
  const say = useSay();
  const name = useNames();
  const [skills, setSkills] = useState<readonly string[]>([]);
  const picked = pick(document, found.people, {
    channel,
    skills,
    lastOwner: found.lastOwner,
    lastInTurn: found.lastInTurn,
  });
  const fact = { ...picked, considered: [...picked.considered], type: "picked", group: document.group };
  return (
    <div className="flex flex-col gap-3 border-separator border-t pt-3">
      <h3 className="m-0 font-medium text-sm">{t("try.title")}</h3>
      <div className="flex flex-wrap items-start gap-4">
        <Select
          label={t("try.channel")}
          className="w-44"
          value={channel}
          options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
          onChange={setChannel}
        />
        <div className="w-72 max-w-full">
          <WordsField
            label={t("try.skills")}
            hint={t("try.list")}
            value={skills}
            onChange={(next) => setSkills(next ?? [])}
          />
        </div>
      </div>
      <div role="status" className="rounded-lg border border-separator bg-raised px-3 py-2">
        <p className="m-0">{routedWords({ t: words, say, name, row: (rule) => rule }, fact, null)}</p>
        <p className="m-0 text-soft text-xs">{t("try.draft")}</p>
      </div>
    </div>
  );
}
