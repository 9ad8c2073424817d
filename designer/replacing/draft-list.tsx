import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { ReplacingView } from "../../api/contract/exchange.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { Differences } from "../export/take-line.tsx";
import { exchange } from "../i18n/exchange.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { replacing as words } from "../i18n/replacing.ts";
import { pageOf } from "../publishing/paths.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { useDrafts } from "./use-drafts.ts";

/** One change for many documents: each shown with what it comes to and chosen, then drafts that are taken back or published together. */
export function DraftList({
  drafts,
  none,
  hint,
}: {
  readonly drafts: ReturnType<typeof useDrafts>;
  /** Said when there is no document to change. */
  readonly none: string;
  /** Said beside the number of documents. */
  readonly hint?: ReactNode;
}) {
  const t = useWords(words);
  const say = useSay();
  const { foreseen, items, chosen, made, busy, fault, publishable } = drafts;
  return (
    <>
      {foreseen.isFetching && !foreseen.data && <Skeleton lines={3} label={t("looking")} />}
      {foreseen.isError && (
        <p role="alert" className="m-0 text-error">
          {foreseen.error.message}
        </p>
      )}
      {foreseen.data && made.length === 0 && (
        <>
          <p role="status" className="m-0">
            {items.length === 0 ? none : t("ready", { count: chosen.length })}
            {chosen.length > 0 && hint}
          </p>
          <ul className="m-0 flex list-none flex-col gap-2 p-0">
            {items.map((item) => (
              <Line
                key={`${item.kind}/${item.key}`}
                item={item}
                chosen={drafts.isChosen(item)}
                onTurn={() => drafts.turn(item)}
              />
            ))}
          </ul>
          {chosen.length > 0 && (
            <Button variant="primary" className="self-start" busy={busy} onClick={() => void drafts.draw()}>
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
          <ul className="m-0 flex list-none flex-wrap gap-x-3 gap-y-1 p-0">
            {made.map(({ item: { kind, key, name } }) => (
              <li key={`${kind}/${key}`}>
                <Link to={pageOf(kind, key) ?? "."} className="text-link hover:underline">
                  {say(name)}
                </Link>
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-2">
            {publishable.length > 0 && (
              <Button variant="primary" busy={busy} onClick={() => void drafts.publish()}>
                {t("publish", { count: publishable.length })}
              </Button>
            )}
            <Button disabled={busy} onClick={() => void drafts.undo()}>
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
    </>
  );
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
