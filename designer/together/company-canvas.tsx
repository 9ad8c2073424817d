import { useInternalNode, useStore, ViewportPortal } from "@xyflow/react";
import { Pencil } from "lucide-react";
import type { Reader } from "../../api/contract/live.ts";
import type { ArrowEdge, StateNode } from "../canvas/graph.ts";
import { useCompany } from "./context.ts";

/** On the picture: a small flag with the name at the state or the transition where somebody else is. */
export function CompanyOnCanvas() {
  const { readers } = useCompany();
  if (readers.length === 0) return null;
  const spots = Map.groupBy(readers, ({ spot }) => spot);
  return (
    <ViewportPortal>
      {[...spots].map(([spot, people]) => {
        const [kind, id = ""] = spot.split(":");
        if (kind === "state") return <AtState key={spot} id={id} people={people} />;
        return kind === "transition" ? <AtTransition key={spot} id={id} people={people} /> : null;
      })}
    </ViewportPortal>
  );
}

interface AtProps {
  readonly id: string;
  readonly people: readonly Reader[];
}

function AtState({ id, people }: AtProps) {
  const node = useInternalNode<StateNode>(id);
  if (!node) return null;
  const { x, y } = node.internals.positionAbsolute;
  return <Flag x={x + 8} y={y} people={people} />;
}

function AtTransition({ id, people }: AtProps) {
  // The first of its arrows: what is told is which step, not from where.
  const place = useStore((state) => {
    const edge = state.edges.find((one) => (one as ArrowEdge).data?.transition.id === id) as ArrowEdge | undefined;
    return edge?.data?.route ?? null;
  });
  return place && <Flag x={place.x - 24} y={place.y - 12} people={people} />;
}

function Flag({ x, y, people }: { readonly x: number; readonly y: number; readonly people: readonly Reader[] }) {
  return (
    <span
      aria-hidden
      data-company={people.map(({ person }) => person.name).join()}
      className="pointer-events-none absolute inline-flex items-center gap-1 rounded-t-md rounded-br-md bg-link px-1.5 py-0.5 font-medium text-panel text-xs"
      style={{ transform: `translate(${x}px, ${y}px) translateY(-100%)`, zIndex: 6 }}
    >
      {people.map(({ person }) => person.name.split(/\s/)[0]).join(", ")}
      {people.some(({ drawing }) => drawing) && <Pencil size={11} aria-hidden />}
    </span>
  );
}
