import { useState } from "react";
import type { ReplacingView } from "../../api/contract/exchange.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { may, useDirectory, useMe } from "../data/session.ts";
import { Differences } from "../export/take-line.tsx";
import { exchange } from "../i18n/exchange.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { replacing as words } from "../i18n/replacing.ts";
import { useListed } from "../rules/use-rule-list.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { type Replaceable, useReplacing } from "./use-replacing.ts";

export interface ReplaceUsesProps {
  readonly kind: Replaceable;
  /** Without its kind where it is people or a team: `finance`. */
  readonly of: string;
  readonly name: string;
}

/** Another of its kind is drawn into what names it: shown document by document before, taken back as one after. */
export default function ReplaceUses({ kind, of, name }: ReplaceUsesProps) {
  const t = useWords(words);
  const me = useMe();
  const others = useOthers(kind, of);
  const [by, setBy] = useState("");
  const called = others.find(({ value }) => value === by)?.label ?? by;
  const all = useReplacing(by === "" ? null : { kind, key: of, by }, { name, by: called }, may(me, "publish"));
  const { foreseen, items, chosen, made, busy, fault, publishable } = all;
  if (others.length === 0) return <p className="m-0 text-soft">{t("by.none")}</p>;
  return (
    <div className="flex flex-col gap-3">
      <Select label={t("by")} empty={t("by.choose")} value={by} options={others} onChange={setBy} disabled={busy} />
      {by !== "" && foreseen.isPending && <Skeleton lines={3} label={t("looking")} />}
      {foreseen.isError && (
        <p role="alert" className="m-0 text-error">
          {foreseen.error.message}
        </p>
      )}
      {foreseen.data && made.length === 0 && (
        <>
          <p role="status" className="m-0">
            {items.length === 0 ? t("none") : t("ready", { count: chosen.length })}
            {kind === "field" && chosen.length > 0 && ` ${t("values")}`}
          </p>
          <ul className="m-0 flex list-none flex-col gap-2 p-0">
            {items.map((item) => (
              <Line
                key={`${item.kind}/${item.key}`}
                item={item}
                chosen={all.isChosen(item)}
                onTurn={() => all.turn(item)}
              />
            ))}
          </ul>
          {chosen.length > 0 && (
            <Button variant="primary" className="self-start" busy={busy} onClick={() => void all.draw()}>
              {t("draw", { count: chosen.length })}
            </Button>
          )}
        </>
      )}
      {made.length > 0 && (
        <div className="flex flex-col items-start gap-2">
          <p role="status" className="m-0">
            {t("done", { count: made.length })}
            {made.some(({ item }) => item.kind === "blueprint") && ` ${t("after.live")}`}
          </p>
          <div className="flex flex-wrap gap-2">
            {publishable.length > 0 && (
              <Button variant="primary" busy={busy} onClick={() => void all.publish()}>
                {t("publish", { count: publishable.length })}
              </Button>
            )}
            <Button disabled={busy} onClick={() => void all.undo()}>
              {t("undo")}
            </Button>
          </div>
        </div>
      )}
      {fault !== null && (
        <p role="alert" className="m-0 text-error">
          {fault}
        </p>
      )}
    </div>
  );
}

/** The others of its kind that are in force, by their names. */
function useOthers(kind: Replaceable, of: string) {
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

function Line({
  item,
  chosen,
  onTurn,
}: {
  readonly item: ReplacingView;
  readonly chosen: boolean;
  readonly onTurn: () => void;
}) {
  const t = useWords(words);
  const e = useWords(exchange);
  const p = useWords(publishing);
  const say = useSay();
  const [shown, setShown] = useState(false);
  const { standing, before, after, faults } = item;
  const name = say(item.name);
  const kind: Kind = item.kind;
  const ready = standing === "ready";
  return (
    <li className="flex flex-col gap-1.5 rounded-lg border border-separator p-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {ready && (
          <input
            type="checkbox"
            aria-label={t("take", { name })}
            checked={chosen}
            onChange={onTurn}
            className="size-4 accent-primary"
          />
        )}
        <span className="text-soft">{p(`kind.${kind}`)}</span>
        <span className="font-medium">{name}</span>
        <Badge tone={faults.length > 0 ? "warning" : ready ? "info" : "paused"}>
          {t(`standing.${ready ? (item.alone ? "alone" : "draft") : standing}`)}
        </Badge>
        {before && after && (
          <Button variant="link" size="s" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {e("take.changes")}
          </Button>
        )}
      </div>
      {faults.length > 0 && (
        <div className="text-warning">
          <p className="m-0">{t("faults", { count: faults.length })}</p>
          <ul className="m-0 ps-5">
            {faults.map(({ pointer, message }) => (
              <li key={`${pointer} ${say(message)}`}>{say(message)}</li>
            ))}
          </ul>
        </div>
      )}
      {shown && before && after && <Differences {...{ before, after }} />}
    </li>
  );
}
