import { type PointerEvent, useRef, useState } from "react";
import { WEEKDAYS } from "../../../blueprints/calendar.ts";
import { type Area, DAY_MINUTES, hoursOf, STEP, type Week } from "./week.ts";

/** What the pointer does between press and release. */
export type Drag =
  | { readonly kind: "paint"; readonly open: boolean; readonly area: Area }
  | { readonly kind: "span"; readonly day: number; readonly index: number; readonly area: Area };

type Grip = "body" | "start" | "end";
interface Held {
  readonly grip: Grip | null;
  readonly day: number;
  readonly minute: number;
  readonly index: number;
  readonly span: readonly [number, number];
  readonly id: number;
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
const snapped = (minute: number): number => Math.round(minute / STEP) * STEP;

/**
 * Painting by pointer: over empty hours it opens (or, with the other tool, closes) a rectangle; a span is moved by its body and
 * resized by its edges. Touch only places the cursor, so that the page still scrolls.
 */
export function useWeekDrag(options: {
  readonly week: Week;
  readonly open: boolean;
  readonly disabled: boolean;
  readonly onCursor: (area: Area) => void;
  readonly onPainted: (area: Area, open: boolean) => void;
  readonly onMoved: (day: number, index: number, area: Area) => void;
}) {
  const { week, open, disabled, onCursor, onPainted, onMoved } = options;
  const [drag, setDrag] = useState<Drag | null>(null);
  const held = useRef<Held | null>(null);
  const moved = useRef(false);

  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const day = clamp(Math.floor(((event.clientX - box.left) / box.width) * WEEKDAYS.length), 0, WEEKDAYS.length - 1);
    return { day, minute: clamp(((event.clientY - box.top) / box.height) * DAY_MINUTES, 0, DAY_MINUTES - 1) };
  };
  const cellOf = (day: number, minute: number): Area => {
    const from = Math.floor(minute / STEP) * STEP;
    return { days: [day, day], from, to: from + STEP };
  };
  const spanOf = (from: Held, day: number, minute: number): Area => {
    const [start, end] = from.span;
    const by = snapped(minute - from.minute);
    if (from.grip === "start") return { days: [from.day, from.day], from: clamp(start + by, 0, end - STEP), to: end };
    if (from.grip === "end")
      return { days: [from.day, from.day], from: start, to: clamp(end + by, start + STEP, DAY_MINUTES) };
    const to = clamp(start + by, 0, DAY_MINUTES - (end - start));
    return { days: [day, day], from: to, to: to + end - start };
  };

  return {
    drag,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0) return;
        const { day, minute } = placeOf(event);
        const target = event.target instanceof HTMLElement ? event.target : null;
        const part = target?.closest<HTMLElement>("[data-span]");
        const index = Number(part?.dataset.span ?? -1);
        const span = hoursOf(week, WEEKDAYS[day] ?? "mon")[index];
        onCursor(span ? { days: [day, day], from: span[0], to: span[1] } : cellOf(day, minute));
        if (disabled || event.pointerType === "touch") return;
        // The tool that closes works over spans, too.
        const grip = span && open ? ((target?.dataset.grip ?? "body") as Grip) : null;
        held.current = { grip, day, minute, index, span: span ?? [0, 0], id: event.pointerId };
        moved.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
        if (grip === null) setDrag({ kind: "paint", open, area: cellOf(day, minute) });
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const from = held.current;
        if (!from || from.id !== event.pointerId) return;
        const { day, minute } = placeOf(event);
        if (from.grip !== null) {
          if (!moved.current && Math.abs(minute - from.minute) < STEP / 2 && day === from.day) return;
          moved.current = true;
          setDrag({ kind: "span", day: from.day, index: from.index, area: spanOf(from, day, minute) });
          return;
        }
        const [a, b] = [cellOf(from.day, from.minute), cellOf(day, minute)];
        const area: Area = {
          days: [Math.min(from.day, day), Math.max(from.day, day)],
          from: Math.min(a.from, b.from),
          to: Math.max(a.to, b.to),
        };
        moved.current ||= area.to - area.from > STEP || area.days[0] !== area.days[1];
        setDrag({ kind: "paint", open, area });
      },
      onPointerUp() {
        const from = held.current;
        held.current = null;
        setDrag(null);
        // A press that went nowhere has put the cursor, and changes nothing.
        if (!from || !drag || !moved.current) return;
        if (drag.kind === "paint") onPainted(drag.area, drag.open);
        else onMoved(drag.day, drag.index, drag.area);
      },
      onPointerCancel() {
        held.current = null;
        setDrag(null);
      },
    },
  };
}
