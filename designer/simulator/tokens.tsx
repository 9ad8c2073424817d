import { useEdges, useNodes, ViewportPortal } from "@xyflow/react";
import { Check, Play } from "lucide-react";
import { type ArrowEdge, arrowId, type StateNode } from "../canvas/graph.ts";
import { BOX } from "../canvas/places.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import "./tokens.css";
import type { Trace } from "./trace.ts";
import { useTokenInSight } from "./use-token-in-sight.ts";

/** Over the picture: where the trial's ticket is, where it has been, and along which arrows; it follows what is dragged. */
export function Tokens({ trace }: { readonly trace: Trace }) {
  const t = useWords(simulator);
  const say = useSay();
  const nodes = useNodes<StateNode>();
  const edges = useEdges<ArrowEdge>();
  const visits = new Map<string, number[]>();
  trace.path.forEach((state, index) => {
    visits.set(state, [...(visits.get(state) ?? []), index + 1]);
  });
  const gone = new Set(trace.arrows.map(({ transition, from }) => arrowId(transition, from)));
  useTokenInSight(trace.state);
  const branches = trace.branches;
  return (
    <ViewportPortal>
      <svg className="fr-trace" aria-hidden="true">
        {edges.map(({ id, data }) => gone.has(id) && data && <path key={id} d={data.route.path} />)}
      </svg>
      {nodes.map(({ id, position }) => {
        const visited = visits.get(id);
        const here = id === trace.state;
        if (!visited && !here) return null;
        return (
          <div
            key={id}
            data-token={here ? "here" : "passed"}
            data-state={id}
            className={here ? "fr-token fr-token-here" : "fr-token"}
            style={{ transform: `translate(${position.x}px, ${position.y}px)`, ...BOX }}
          >
            <span className="fr-token-number">
              {here && <Play size={11} aria-hidden />}
              {here && t("token")} {visited?.slice(-3).join(", ")}
            </span>
            {here && branches.length > 0 && (
              <ul className="fr-token-branches">
                {branches.map((branch) => (
                  <li key={branch.id} className={branch.done ? "fr-token-done" : ""}>
                    {branch.done ? <Check size={11} aria-hidden /> : <span className="fr-token-dot" />}
                    {say(branch.name)}
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </ViewportPortal>
  );
}
