import { FunctionSquare } from "lucide-react";
import type { Json } from "../../blueprints/json.ts";
import type { OperandPlace } from "../../blueprints/vocabulary/operator.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { label } from "../inspector/labels.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { firstValue, type Readable } from "./catalogue.ts";
import { varOf } from "./model.ts";
import type { OperandProps } from "./operand-props.ts";
import { chip, Written } from "./written-input.tsx";

/** Whoever looks, where that can be compared: one person with a value, what he has with a list. */
const offeredTo = ({ kind }: OperandPlace, { asking }: Readable): Readable["asking"] | null =>
  asking && (kind === "list" || (asking.path === "actor.id" && (kind === "value" || kind === "any"))) ? asking : null;

/** What an operand holds at first. */
export function blankOperand(place: OperandPlace, readable: Readable): Json {
  switch (place.kind) {
    case "list":
    case "words":
      return [];
    case "duration":
      return "PT24H";
    case "instant":
      return { var: "now" };
    case "mode":
      return place.choices?.[0] ?? "";
    case "pattern":
      return "";
    default:
      return firstValue(readable);
  }
}

/** The control that suits an operand: by its kind, and by what the field holds. Any value may be read from elsewhere instead (ƒ). */
export function OperandInput({ place, readable, readables, value, onChange, disabled }: OperandProps) {
  const t = useWords(designer);
  const language = useLanguage();
  const name = place.name[language];
  const path = value === undefined ? null : varOf(value);
  const mine = offeredTo(place, readable);
  const dynamic = place.kind === "value" || place.kind === "instant" || place.kind === "any";
  return (
    <span className="inline-flex min-w-0 items-center gap-0.5">
      {mine && place.kind === "list" && (
        <label className={chip(path === mine.path)}>
          <input
            type="checkbox"
            className="accent-primary"
            disabled={disabled}
            checked={path === mine.path}
            onChange={(event) => onChange(event.target.checked ? { var: mine.path } : [])}
          />
          {mine.label}
        </label>
      )}
      {path === null ? (
        <Written {...{ place, readable, value, onChange, disabled, name }} asking={mine ?? undefined} />
      ) : mine && place.kind === "list" && path === mine.path ? null : (
        <select
          aria-label={name}
          className="control w-auto! max-w-48"
          disabled={disabled}
          value={path}
          onChange={(event) => onChange({ var: event.target.value })}
        >
          {mine && <option value={mine.path}>{mine.label}</option>}
          {path !== mine?.path && !readables.some((r) => r.path === path) && <option value={path}>{path}</option>}
          {readables.map((r) => (
            <option key={r.path} value={r.path}>
              {r.label}
            </option>
          ))}
        </select>
      )}
      {dynamic && (
        <IconButton
          icon={FunctionSquare}
          label={path === null ? t("condition.dynamic") : t("condition.written")}
          pressed={path !== null}
          disabled={disabled}
          onClick={() =>
            onChange(
              path === null
                ? { var: mine?.path ?? "now" }
                : place.kind === "instant"
                  ? new Date().toISOString().slice(0, 10)
                  : firstValue(readable),
            )
          }
        />
      )}
      {place.kind === "mode" && value === undefined && <span className="sr-only">{label("any", language)}</span>}
    </span>
  );
}
