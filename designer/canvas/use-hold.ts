import { type PointerEvent, useEffect, useMemo, useRef } from "react";

/** So long a finger rests on something to ask for its menu, and so little it may tremble meanwhile. */
const HOLD_MS = 500;
const STILL_PX = 8;

export interface Held {
  readonly target: Element;
  readonly x: number;
  readonly y: number;
}

/** A finger that rests asks for the menu, as the right button of a mouse does: not every tablet says so by itself. */
export function useHold(act: (held: Held) => void) {
  const latest = useRef(act);
  latest.current = act;
  const waiting = useRef<{
    readonly x: number;
    readonly y: number;
    readonly timer: ReturnType<typeof setTimeout>;
  } | null>(null);
  useEffect(() => () => clearTimeout(waiting.current?.timer), []);
  return useMemo(() => {
    const end = () => {
      clearTimeout(waiting.current?.timer);
      waiting.current = null;
    };
    return {
      onPointerDown(event: PointerEvent) {
        // A second finger pinches.
        const first = waiting.current === null && event.isPrimary;
        end();
        const { target, clientX: x, clientY: y } = event;
        if (event.pointerType !== "touch" || !first || !(target instanceof Element)) return;
        const timer = setTimeout(() => {
          waiting.current = null;
          // What a release is taken for afterwards, a press elsewhere, would close the menu again.
          target.addEventListener("touchend", swallow, { capture: true, once: true, passive: false });
          latest.current({ target, x, y });
        }, HOLD_MS);
        waiting.current = { x, y, timer };
      },
      onPointerMove({ clientX, clientY }: PointerEvent) {
        const from = waiting.current;
        if (from && Math.hypot(clientX - from.x, clientY - from.y) > STILL_PX) end();
      },
      onPointerUp: end,
      onPointerCancel: end,
    };
  }, []);
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
