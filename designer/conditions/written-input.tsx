import type { Json } from "../../blueprints/json.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { DurationInput } from "../inspector/duration-input.tsx";
import { label } from "../inspector/labels.ts";
import { MultiCombobox } from "../ui/combobox.tsx";
import type { Option } from "../ui/select.tsx";
import { isNumeric, type Readable } from "./catalogue.ts";

import type { OperandProps } from "./operand-props.ts";

/** A value written into the condition, in the control that suits its kind. */
export function Written({
  place,
  readable,
  value,
  onChange,
  disabled,
  name,
  asking,
}: Omit<OperandProps, "readables"> & { readonly name: string; readonly asking?: Readable["asking"] }) {
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
      if (readable.options && readable.options.length > MOST_CHIPS)
        return (
          <MultiCombobox
            label={name}
            hideLabel
            className="w-full min-w-48"
            options={readable.options}
            value={list}
            onChange={onChange}
            disabled={disabled}
          />
        );
      if (readable.options && readable.options.length > 0)
        return (
          <fieldset aria-label={name} className="m-0 inline-flex min-w-0 flex-wrap gap-1 border-0 p-0">
            {[...readable.options, ...strangers(list, readable.options)].map((option) => (
              <label key={option.value} className={chip(list.includes(option.value))}>
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
        <Commas {...{ name, list, onChange, disabled }} hint={t("condition.commas")} number={isNumeric(readable)} />
      );
    case "words":
      return <Commas {...{ name, list, onChange, disabled }} hint={t("condition.commas")} number={false} />;
    default:
      return <Single {...{ name, readable, value, onChange, disabled, asking }} kind={place.kind} />;
  }
}

/** More are not ticked one beside the other, but found by typing. */
const MOST_CHIPS = 16;

/** What the choice of whoever looks stands for in a list of people. */
const ASKING = "\u0001";

function chosenOf(chosen: string, asking: Readable["asking"]): Json {
  if (asking && chosen === ASKING) return { var: asking.path };
  return chosen === "\u0000" ? null : chosen;
}

/** What is written there and not among what is offered: it stays, and can be taken out. */
const strangers = (list: readonly string[], options: readonly Option[]): readonly Option[] =>
  list.filter((value) => !options.some((option) => option.value === value)).map((value) => ({ value, label: value }));

/** How one of several things to tick looks. */
export const chip = (ticked: boolean): string =>
  `inline-flex min-h-7 items-center gap-1 rounded-full border px-2 text-xs ${ticked ? "border-link text-link" : "border-separator"}`;

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
  asking,
}: {
  readonly name: string;
  readonly readable: Readable;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  readonly disabled: boolean;
  readonly kind: string;
  readonly asking: Readable["asking"];
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
        onChange={(event) => onChange(chosenOf(event.target.value, asking))}
      >
        {asking && <option value={ASKING}>{asking.label}</option>}
        <option value={"\u0000"}>{t("condition.empty")}</option>
        {value && !readable.options.some((o) => o.value === value) && <option value={value}>{value}</option>}
        {readable.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  if (isNumeric(readable) && (typeof value === "number" || value === undefined))
    return (
      <input
        {...shared}
        type="number"
        step="any"
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
