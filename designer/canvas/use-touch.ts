import { type PointerEvent, useCallback, useState } from "react";

/**
 * Whether the hand that is at the canvas is a finger. React Flow leaves a finger's drag to panning wherever any panning is
 * allowed, be it by the middle button alone: with the tool that selects, a finger pans nothing, so that it draws the lasso.
 */
export function useTouch() {
  const [byTouch, setByTouch] = useState(() => matchMedia("(pointer: coarse)").matches);
  const onPointerDownCapture = useCallback((event: PointerEvent) => {
    setByTouch(event.pointerType === "touch");
    onBox(event);
  }, []);
  return { byTouch, onPointerDownCapture };
}

/** With Shift the empty picture starts a lasso; a box takes the press itself, and is selected too. */
function onBox(event: PointerEvent): void {
  if (event.shiftKey && event.target instanceof Element && event.target.closest(".react-flow__node"))
    event.stopPropagation();
}
