import type { LucideIcon } from "lucide-react";
import { ArrowRightToLine, LockKeyhole, RotateCcw, Split, Timer, UserRoundCheck } from "lucide-react";
import type { StateView } from "../canvas/graph.ts";
import { BOX } from "../canvas/places.ts";
import { categoryIcon } from "../ui/category-icon.ts";
import { textWidth, wrapped, written } from "./fit-text.ts";
import type { Paint } from "./paint.ts";

const LEFT = 15;
const ROOM = BOX.width - LEFT - 8;

/** A state as the canvas draws it: accent bar, category, name on two lines, and one line of what is special. */
export function StateShape({
  x,
  y,
  data,
  paint,
}: {
  readonly x: number;
  readonly y: number;
  readonly data: StateView;
  readonly paint: Paint;
}) {
  const { state, category } = data;
  const Icon = categoryIcon(category);
  const accent = state.colour ?? paint.accent(category);
  const name = written(data.name);
  const lines = wrapped(name, ROOM - 20, 2, 13, true);
  // Two lines of 16 px, or one, over one of 15, in the middle of the box.
  const first = y + (BOX.height - lines.length * 16 - 18) / 2 + 12;
  return (
    <g data-state={state.id}>
      <title>{name}</title>
      <rect {...{ x, y }} {...BOX} rx="10" fill={paint.fill(category)} stroke={paint.separator} />
      <path d={`M${x + 6},${y + 0.8} a9,9 0 0 0 -5.4,8.2 v${BOX.height - 18} a9,9 0 0 0 5.4,8.2 z`} fill={accent} />
      <Icon size={14} x={x + LEFT} y={first - 11} color={accent} />
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <text key={index} x={x + LEFT + 20} y={first + index * 16} fontSize="13" fontWeight="600" fill={paint.ink}>
          {line}
        </text>
      ))}
      {besides(data).map((part) => (
        <Part key={part.at} {...part} x={x + LEFT + part.at} y={first + (lines.length - 1) * 16 + 18} paint={paint} />
      ))}
    </g>
  );
}

interface Special {
  readonly at: number;
  readonly icon: LucideIcon | null;
  readonly text: string;
}

/** What stands under the name, from left to right, as far as there is room. */
function besides({ state, entry, status, limit, outcome }: StateView): readonly Special[] {
  const parts: readonly (readonly [LucideIcon | null, string] | null | undefined | false)[] = [
    entry && [ArrowRightToLine, ""],
    [null, status],
    limit !== null && [Timer, limit],
    outcome !== null && [null, outcome],
    state.approval && [UserRoundCheck, ""],
    state.parallel && [Split, ""],
    state.strict && [LockKeyhole, ""],
    state.reenter !== undefined && [RotateCcw, ""],
  ];
  let at = 0;
  const placed: Special[] = [];
  for (const part of parts) {
    if (!part) continue;
    const [icon, text] = part;
    const width = (icon ? 12 : 0) + (icon && text !== "" ? 3 : 0) + textWidth(text, 12);
    if (at + width > ROOM) continue;
    placed.push({ at, icon, text });
    at += width + 6;
  }
  return placed;
}

function Part({
  x,
  y,
  icon: Icon,
  text,
  paint,
}: Special & { readonly x: number; readonly y: number; readonly paint: Paint }) {
  return (
    <>
      {Icon && <Icon size={12} {...{ x }} y={y - 10} color={paint.soft} />}
      {text !== "" && (
        <text x={x + (Icon ? 15 : 0)} {...{ y }} fontSize="12" fill={paint.soft}>
          {text}
        </text>
      )}
    </>
  );
}
