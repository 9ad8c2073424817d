import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";

interface AnchorProps {
  readonly onPointerEnter?: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave?: (event: PointerEvent<HTMLElement>) => void;
  readonly onFocus?: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur?: (event: FocusEvent<HTMLElement>) => void;
  readonly onClick?: (event: never) => void;
  readonly "aria-describedby"?: string | undefined;
}

export interface TooltipProps {
  readonly text: ReactNode;
  readonly children: ReactElement<AnchorProps>;
  readonly side?: "top" | "bottom" | "left" | "right";
}

const GAP = 6;

/** Where the words stand, beside the box and always inside the window. */
function placed(
  box: DOMRect,
  own: DOMRect,
  side: NonNullable<TooltipProps["side"]>,
): { readonly left: number; readonly top: number } {
  const centre = { left: box.left + (box.width - own.width) / 2, top: box.top + (box.height - own.height) / 2 };
  const wanted = {
    bottom: { left: centre.left, top: box.bottom + GAP },
    top: { left: centre.left, top: box.top - own.height - GAP },
    left: { left: box.left - own.width - GAP, top: centre.top },
    right: { left: box.right + GAP, top: centre.top },
  }[side];
  const below = wanted.top + own.height > window.innerHeight ? box.top - own.height - GAP : wanted.top;
  return { left: Math.min(Math.max(wanted.left, 4), window.innerWidth - own.width - 4), top: Math.max(below, 4) };
}

/**
 * Says more about a focusable thing, on hover and on keyboard focus; Escape hides it, and the pointer may rest on it (WCAG 1.4.13).
 * Never the only place where something is said.
 */
export function Tooltip({ text, children, side = "bottom" }: TooltipProps) {
  const id = useId();
  const words = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [box, setBox] = useState<DOMRect | null>(null);
  const later = (act: () => void, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, ms);
  };
  const hide = () => later(() => setBox(null), 100);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!box || !words.current) return;
    const { left, top } = placed(box, words.current.getBoundingClientRect(), side);
    words.current.style.left = `${left}px`;
    words.current.style.top = `${top}px`;
    words.current.style.visibility = "visible";
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && setBox(null);
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [box, side]);
  const own = children.props;
  return (
    <>
      {cloneElement(children, {
        "aria-describedby": box ? id : own["aria-describedby"],
        onPointerEnter: (event) => {
          own.onPointerEnter?.(event);
          const target = event.currentTarget;
          if (event.pointerType !== "touch") later(() => setBox(target.getBoundingClientRect()), 400);
        },
        onPointerLeave: (event) => {
          own.onPointerLeave?.(event);
          hide();
        },
        onFocus: (event) => {
          own.onFocus?.(event);
          if (event.currentTarget.matches(":focus-visible")) setBox(event.currentTarget.getBoundingClientRect());
        },
        onBlur: (event) => {
          own.onBlur?.(event);
          hide();
        },
      })}
      {box &&
        createPortal(
          <div
            ref={words}
            id={id}
            role="tooltip"
            onPointerEnter={() => clearTimeout(timer.current)}
            onPointerLeave={hide}
            style={{ visibility: "hidden" }}
            className="popup fixed max-w-72 px-2 py-1 text-xs"
          >
            {text}
          </div>,
          document.body,
        )}
    </>
  );
}
