import { isJsonObject, type Json, pointer } from "../../../blueprints/json.ts";
import { channelMapping } from "../../i18n/channel-mapping.ts";
import { useWords } from "../../i18n/i18n.ts";

const MOST = 200;

interface Row {
  readonly place: string;
  readonly key: string;
  readonly depth: number;
  /** Null: it is made of parts, which follow. */
  readonly value: string | null;
}

const shown = (value: Json): string => (value === null ? "null" : value === "" ? "“”" : String(value));

/** Every value with its place, in the order of the payload. */
export function rowsOf(value: Json, place = "", key = "", depth = 0): readonly Row[] {
  const parts = Array.isArray(value)
    ? value.map((one: Json, index): [string, Json] => [String(index), one])
    : isJsonObject(value)
      ? Object.entries(value)
      : null;
  const own = place === "" ? [] : [{ place, key, depth, value: parts === null ? shown(value) : null }];
  const below = (parts ?? []).flatMap(([name, one]) =>
    rowsOf(one, place + pointer(name), name, place === "" ? 0 : depth + 1),
  );
  return [...own, ...below];
}

/** The values of a sample to choose from: a click puts one into the part of the mapping that is being filled. */
export function PayloadValues({
  payload,
  isUsed,
  disabled,
  onUse,
}: {
  readonly payload: Json;
  /** The mapping reads this place. */
  readonly isUsed: (place: string) => boolean;
  readonly disabled: boolean;
  readonly onUse: (place: string) => void;
}) {
  const t = useWords(channelMapping);
  const rows = rowsOf(payload);
  const values = rows.slice(0, MOST);
  if (rows.length === 0) return <p className="m-0 text-soft">{t("sample.empty")}</p>;
  return (
    <>
      <ul aria-label={t("sample.values")} className="m-0 flex list-none flex-col p-0 font-mono text-xs">
        {values.map(({ place, key, depth, value }) => (
          <li key={place} style={{ paddingInlineStart: `${depth * 16}px` }}>
            {value === null ? (
              <span className="block px-2 py-1 text-soft">{key}</span>
            ) : (
              <button
                type="button"
                // Braces within a name cannot be written into a text.
                disabled={disabled || /[{}]/.test(place)}
                title={place}
                className={`flex w-full min-w-0 items-baseline gap-2 rounded-md px-2 py-1 text-start hover:bg-raised disabled:opacity-60 ${isUsed(place) ? "bg-raised" : ""}`}
                onClick={() => onUse(place)}
              >
                <span className={`shrink-0 ${isUsed(place) ? "font-semibold text-link" : "text-soft"}`}>{key}</span>{" "}
                <span className="min-w-0 truncate">{value}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {rows.length > MOST && <p className="mt-2 mb-0 text-soft">{t("sample.more", { count: rows.length - MOST })}</p>}
    </>
  );
}
