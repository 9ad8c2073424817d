import type { Finding } from "../../../blueprints/finding.ts";
import { findingAt } from "../../definition/form.ts";
import { useLanguage } from "../../i18n/i18n.ts";
import { Field } from "../../ui/field.tsx";
import type { Slot } from "./slots.ts";

/** One part of the ticket: what is typed there, and whether a click on a value goes there. */
export function SlotField({
  slot,
  findings,
  active,
  disabled,
  onActive,
  onText,
}: {
  readonly slot: Slot & { readonly label: string; readonly hint?: string };
  readonly findings: readonly Finding[];
  readonly active: boolean;
  readonly disabled: boolean;
  readonly onActive: () => void;
  readonly onText: (text: string) => void;
}) {
  const language = useLanguage();
  const { pointer, text, label, hint, required } = slot;
  const found = findingAt(findings, pointer);
  const long = pointer === "/source/message/text";
  const look = `control font-mono text-xs ${active && !disabled ? "border-primary ring-1 ring-primary" : ""}`;
  return (
    <div data-pointer={pointer}>
      <Field label={label} hint={hint} required={required} error={found?.message[language]}>
        {(control) =>
          long ? (
            <textarea
              {...control}
              rows={2}
              disabled={disabled}
              value={text}
              className={`${look} resize-y`}
              style={{ fieldSizing: "content" }}
              onFocus={onActive}
              onChange={(event) => onText(event.target.value)}
            />
          ) : (
            <input
              {...control}
              type="text"
              disabled={disabled}
              value={text}
              className={look}
              onFocus={onActive}
              onChange={(event) => onText(event.target.value)}
            />
          )
        }
      </Field>
    </div>
  );
}
