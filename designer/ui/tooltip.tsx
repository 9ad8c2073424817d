import clsx from "clsx";
import {
  cloneElement,
  type FocusEvent,
  type MouseEvent,
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
  readonly onClick?: (event: MouseEvent<HTMLElement>) => void;
  readonly "aria-describedby"?: string | undefined;
}

export interface TooltipProps {
  readonly text: ReactNode;
  readonly children: ReactElement<AnchorProps>;
  readonly side?: "top" | "bottom" | "left" | "right";
  /** More than a few words: wide, and a press shows it too, since a finger cannot hover. */
  readonly rich?: boolean;
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
export function Tooltip({ text, children, side = "bottom", rich }: TooltipProps) {
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
    const own = words.current;
    const place = () => {
      const { left, top } = placed(box, own.getBoundingClientRect(), side);
      own.style.left = `${left}px`;
      own.style.top = `${top}px`;
      own.style.visibility = "visible";
    };
    place();
    // What it says may still be on its way.
    const sizes = new ResizeObserver(place);
    sizes.observe(own);
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && setBox(null);
    document.addEventListener("keydown", onKey);
    return () => {
      sizes.disconnect();
      document.removeEventListener("keydown", onKey);
    };
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
        ...(rich && {
          onClick: (event: MouseEvent<HTMLElement>) => {
            clearTimeout(timer.current);
            setBox(event.currentTarget.getBoundingClientRect());
          },
        }),
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
            className={clsx(
              "popup fixed text-xs",
              rich ? "w-96 max-w-[calc(100vw-1rem)] p-3 leading-5 text-ink" : "max-w-72 px-2 py-1",
            )}
          >
            {text}
          </div>,
          // Inside the page's landmark: what stands outside of all is not found by who goes from one to the next.
          (rich && document.getElementById("content")) || document.body,
        )}
    </>
  );
}
