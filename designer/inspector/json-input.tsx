import { useState } from "react";
import type { Json } from "../../blueprints/json.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import type { ControlProps } from "../ui/field.tsx";

/** A value as JSON, for what has no form: it is taken over when it reads as JSON and `accepts` lets it through. */
export function JsonInput({
  control,
  value,
  onChange,
  accepts,
  disabled,
}: {
  readonly control: ControlProps;
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
  readonly accepts?: (value: Json) => boolean;
  readonly disabled?: boolean;
}) {
  const t = useWords(designer);
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? JSON.stringify(value, null, 2) ?? "";
  const read = (text: string): Json | undefined => {
    try {
      return JSON.parse(text) as Json; // JSON.parse gives nothing but JSON
    } catch {
      return undefined;
    }
  };
  const parsed = draft === null ? value : read(draft);
  const bad = draft !== null && (parsed === undefined || (accepts !== undefined && !accepts(parsed)));
  return (
    <>
      <textarea
        {...control}
        rows={3}
        spellCheck={false}
        disabled={disabled}
        aria-invalid={bad || control["aria-invalid"]}
        className="control resize-y font-mono text-xs"
        style={{ fieldSizing: "content" }}
        value={shown}
        onChange={(event) => {
          setDraft(event.target.value);
          const next = read(event.target.value);
          if (next !== undefined && (accepts === undefined || accepts(next))) onChange(next);
        }}
        onBlur={() => !bad && setDraft(null)}
      />
      {bad && <span className="text-xs text-error">{t("json.notYet")}</span>}
    </>
  );
}
