import { Panel, useEdges, useNodes, ViewportPortal } from "@xyflow/react";
import clsx from "clsx";
import type { ArrowEdge, StateNode } from "../canvas/graph.ts";
import { PILL_HEIGHT } from "../canvas/pill.ts";
import { BOX } from "../canvas/places.ts";
import { compare } from "../i18n/compare.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { type Compared, type Mark, realId } from "./compared.ts";
import { MARKS } from "./mark-look.ts";
import "./marks.css";

/** Over the picture: what differs, by frame, sign and word. What is gone is hatched, and its lines are broken. */
export function MarksOverlay({
  differing,
  current,
}: {
  readonly differing: Compared;
  readonly current: string | null;
}) {
  const t = useWords(compare);
  const say = useSay();
  const nodes = useNodes<StateNode>();
  const edges = useEdges<ArrowEdge>();
  const { states, arrows, formerly, common } = differing;
  return (
    <>
      <ViewportPortal>
        <svg className="fr-diff-lines" aria-hidden="true">
          {edges.map(({ id, data }) => {
            const mark = arrows.get(id);
            return mark && data && <path key={id} className={`fr-diff-${mark}`} d={data.route.path} />;
          })}
        </svg>
        {[...formerly].map(([id, [x, y]]) => (
          <div key={id} className="fr-diff-former" style={{ transform: `translate(${x}px, ${y}px)`, ...BOX }} />
        ))}
        {edges.map(({ id, data }) => {
          const mark = arrows.get(id);
          if (!mark || !data) return null;
          const { x, y } = data.route;
          const left = x - data.width / 2;
          return (
            <div
              key={id}
              className={clsx(
                "fr-diff fr-diff-pill",
                `fr-diff-${mark}`,
                isCurrent(current, "transition", data.transition.id),
              )}
              style={{
                transform: `translate(${left - 2}px, ${y - PILL_HEIGHT / 2 - 2}px)`,
                width: data.width + 4,
                height: PILL_HEIGHT + 4,
              }}
            >
              <Badge mark={mark} word={t(mark)} />
            </div>
          );
        })}
        {nodes.map(({ id, position }) => {
          const mark = states.get(id);
          if (!mark) return null;
          return (
            <div
              key={id}
              data-mark={mark}
              className={clsx("fr-diff", `fr-diff-${mark}`, isCurrent(current, "state", id))}
              style={{
                transform: `translate(${position.x - 4}px, ${position.y - 4}px)`,
                width: BOX.width + 8,
                height: BOX.height + 8,
              }}
            >
              <Badge mark={mark} word={t(mark)} />
            </div>
          );
        })}
      </ViewportPortal>
      {common.length > 0 && (
        <Panel position="top-center">
          <div className="flex flex-wrap items-center gap-2 rounded-lg border border-separator bg-panel px-3 py-2">
            <span className="text-soft">{t("common")}</span>
            {common.map(({ transition, mark }) => {
              const { icon: Icon, text } = MARKS[mark];
              return (
                <span
                  key={transition.id}
                  className={clsx(
                    "inline-flex items-center gap-1.5 rounded-full border border-current px-2.5 py-0.5",
                    text,
                    mark === "removed" && "border-dashed line-through",
                  )}
                >
                  <Icon size={13} aria-hidden />
                  {say(transition.name)}
                  <span className="sr-only">{t(mark)}</span>
                </span>
              );
            })}
          </div>
        </Panel>
      )}
    </>
  );
}

const isCurrent = (current: string | null, kind: string, id: string): string | false =>
  current === `${kind}:${realId(id)}` && "fr-diff-current";

function Badge({ mark, word }: { readonly mark: Mark; readonly word: string }) {
  const { icon: Icon } = MARKS[mark];
  return (
    <span className="fr-diff-badge">
      <Icon size={11} aria-hidden />
      {word}
    </span>
  );
}
