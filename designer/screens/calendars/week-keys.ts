import { WEEKDAYS } from "../../../blueprints/calendar.ts";
import { type Area, DAY_MINUTES, hoursOf, STEP, type Week } from "./week.ts";

type Pressed = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** What a key does in the week: moves the cursor, opens or closes what is selected, or nothing of ours. */
export type Answer =
  | { readonly kind: "cursor"; readonly area: Area }
  | { readonly kind: "paint"; readonly open: boolean }
  | null;

const LAST = WEEKDAYS.length - 1;
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
const cursor = (area: Area): Answer => ({ kind: "cursor", area });

export function keyAnswer(week: Week, area: Area, { key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): Answer {
  if (ctrlKey || metaKey || altKey) return null;
  const [first, last] = area.days;
  /** Up or down by minutes: the whole selection, or with Shift its end. */
  const down = (by: number): Answer => {
    if (shiftKey) return cursor({ ...area, to: clamp(area.to + by, area.from + STEP, DAY_MINUTES) });
    const length = area.to - area.from;
    const from = clamp(area.from + by, 0, DAY_MINUTES - length);
    return cursor({ ...area, from, to: from + length });
  };
  const aside = (by: 1 | -1): Answer => {
    if (shiftKey) return cursor({ ...area, days: [first, clamp(last + by, first, LAST)] });
    const to = clamp(first + by, 0, LAST - (last - first));
    return cursor({ ...area, days: [to, to + last - first] });
  };
  switch (key) {
    case "ArrowDown":
      return down(STEP);
    case "ArrowUp":
      return down(-STEP);
    case "PageDown":
      return down(60);
    case "PageUp":
      return down(-60);
    case "ArrowRight":
      return aside(1);
    case "ArrowLeft":
      return aside(-1);
    case "Home":
      return shiftKey ? down(-DAY_MINUTES) : cursor({ ...area, from: 0, to: area.to - area.from });
    case "End":
      return down(DAY_MINUTES);
    case "Enter":
      return { kind: "paint", open: true };
    case "Delete":
    case "Backspace":
      return { kind: "paint", open: false };
    case " ":
      return wholeSpan(week, area);
    case "Escape":
      return area.to - area.from > STEP || first !== last
        ? cursor({ days: [first, first], from: area.from, to: area.from + STEP })
        : null;
    default:
      return null;
  }
}

/** The span in which the selection begins, as the selection. */
function wholeSpan(week: Week, area: Area): Answer {
  const [day] = area.days;
  const span = hoursOf(week, WEEKDAYS[day] ?? "mon").find(([from, to]) => from < area.to && area.from < to);
  return cursor(span ? { days: [day, day], from: span[0], to: span[1] } : area);
}
