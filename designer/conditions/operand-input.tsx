import { FunctionSquare } from "lucide-react";
import type { Json } from "../../blueprints/json.ts";
import type { OperandPlace } from "../../blueprints/vocabulary/operator.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { DurationInput } from "../inspector/duration-input.tsx";
import { label } from "../inspector/labels.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { firstValue, type Readable } from "./catalogue.ts";
import { varOf } from "./model.ts";

interface OperandProps {
  readonly place: OperandPlace;
  readonly readable: Readable;
  readonly readables: readonly Readable[];
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  readonly disabled: boolean;
}

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
  const dynamic = place.kind === "value" || place.kind === "instant" || place.kind === "any";
  return (
    <span className="inline-flex min-w-0 items-center gap-0.5">
      {path === null ? (
        <Written {...{ place, readable, value, onChange, disabled, name }} />
      ) : (
        <select
          aria-label={name}
          className="control w-auto! max-w-48"
          disabled={disabled}
          value={path}
          onChange={(event) => onChange({ var: event.target.value })}
        >
          {!readables.some((r) => r.path === path) && <option value={path}>{path}</option>}
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
                ? { var: "now" }
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

function Written({
  place,
  readable,
  value,
  onChange,
  disabled,
  name,
}: Omit<OperandProps, "readables"> & { readonly name: string }) {
  const t = useWords(designer);
  const language = useLanguage();
  const list = Array.isArray(value) ? value.map(String) : typeof value === "string" && value !== "" ? [value] : [];
  switch (place.kind) {
    case "duration":
      return (
        <DurationInput value={typeof value === "string" ? value : "PT24H"} onChange={onChange} disabled={disabled} />
      );
    case "mode":
      return (
        <select
          aria-label={name}
          className="control w-auto!"
          disabled={disabled}
          value={typeof value === "string" ? value : ""}
          onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
        >
          {place.optional && <option value="">–</option>}
          {(place.choices ?? []).map((choice) => (
            <option key={choice} value={choice}>
              {label(choice, language)}
            </option>
          ))}
        </select>
      );
    case "list":
      if (readable.options && readable.options.length > 0)
        return (
          <fieldset aria-label={name} className="m-0 inline-flex min-w-0 flex-wrap gap-1 border-0 p-0">
            {readable.options.map((option) => (
              <label
                key={option.value}
                className={`inline-flex min-h-7 items-center gap-1 rounded-full border px-2 text-xs ${list.includes(option.value) ? "border-link text-link" : "border-separator"}`}
              >
                <input
                  type="checkbox"
                  className="accent-primary"
                  disabled={disabled}
                  checked={list.includes(option.value)}
                  onChange={(event) =>
                    onChange(event.target.checked ? [...list, option.value] : list.filter((it) => it !== option.value))
                  }
                />
                {option.label}
              </label>
            ))}
          </fieldset>
        );
      return (
        <Commas
          {...{ name, list, onChange, disabled }}
          hint={t("condition.commas")}
          number={readable.type === "number"}
        />
      );
    case "words":
      return <Commas {...{ name, list, onChange, disabled }} hint={t("condition.commas")} number={false} />;
    default:
      return <Single {...{ name, readable, value, onChange, disabled }} kind={place.kind} />;
  }
}

function Commas({
  name,
  list,
  onChange,
  disabled,
  hint,
  number,
}: {
  readonly name: string;
  readonly list: readonly string[];
  readonly onChange: (value: Json) => void;
  readonly disabled: boolean;
  readonly hint: string;
  readonly number: boolean;
}) {
  const read = (text: string): Json => {
    const parts = text.split(",").map((part) => part.trimStart());
    return parts.map((part) => (number && part.trim() !== "" && Number.isFinite(Number(part)) ? Number(part) : part));
  };
  return (
    <input
      aria-label={name}
      title={hint}
      placeholder={hint}
      className="control w-44!"
      disabled={disabled}
      value={list.join(", ")}
      onChange={(event) => onChange(event.target.value === "" ? [] : read(event.target.value))}
      onBlur={() =>
        onChange(
          list
            .map((it) => it.trim())
            .filter((it) => it !== "")
            .map((it) => (number && Number.isFinite(Number(it)) ? Number(it) : it)),
        )
      }
    />
  );
}

function Single({
  name,
  readable,
  value,
  onChange,
  disabled,
  kind,
}: {
  readonly name: string;
  readonly readable: Readable;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  readonly disabled: boolean;
  readonly kind: string;
}) {
  const t = useWords(designer);
  const shared = { "aria-label": name, disabled };
  if (typeof value === "boolean" || (readable.type === "boolean" && value === undefined))
    return (
      <select
        {...shared}
        className="control w-auto!"
        value={String(value ?? true)}
        onChange={(event) => onChange(event.target.value === "true")}
      >
        <option value="true">{t("yes")}</option>
        <option value="false">{t("no")}</option>
      </select>
    );
  if (
    readable.options &&
    readable.options.length > 0 &&
    typeof value !== "number" &&
    (value === null || value === undefined || typeof value === "string")
  )
    return (
      <select
        {...shared}
        className="control w-auto! max-w-52"
        value={value ?? "\u0000"}
        onChange={(event) => onChange(event.target.value === "\u0000" ? null : event.target.value)}
      >
        <option value={"\u0000"}>{t("condition.empty")}</option>
        {value && !readable.options.some((o) => o.value === value) && <option value={value}>{value}</option>}
        {readable.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  if (readable.type === "number" && (typeof value === "number" || value === undefined))
    return (
      <input
        {...shared}
        type="number"
        className="control w-28!"
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value === "" ? null : Number(event.target.value))}
      />
    );
  const date =
    (readable.type === "date" || readable.type === "instant" || kind === "instant") &&
    typeof value === "string" &&
    /^(\d{4}-\d\d-\d\d)?$/.test(value);
  return (
    <input
      {...shared}
      type={date ? "date" : "text"}
      className={`control ${kind === "pattern" ? "font-mono" : ""} w-40!`}
      placeholder={value === null ? t("condition.empty") : ""}
      value={value === null || value === undefined ? "" : String(value)}
      onChange={(event) =>
        onChange(
          typeof value === "number" && Number.isFinite(Number(event.target.value)) && event.target.value !== ""
            ? Number(event.target.value)
            : event.target.value,
        )
      }
    />
  );
}
