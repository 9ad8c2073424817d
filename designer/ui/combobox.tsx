import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { useWords } from "../i18n/i18n.ts";
import { ui } from "../i18n/ui.ts";
import { Field, type FieldProps } from "./field.tsx";
import type { Option } from "./select.tsx";

interface Shared extends Omit<FieldProps, "children"> {
  readonly options: readonly Option[];
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
}
const same = (a: Option, b: Option): boolean => a.value === b.value;

/** Escape closes the list. Base UI would have a second one empty the choice, which people press to leave. */
const kept = ({ reason }: { readonly reason: string }): boolean => reason === "escape-key";

function Popup() {
  const t = useWords(ui);
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} className="z-50">
        <Base.Popup className="popup max-h-72 w-(--anchor-width) min-w-48 overflow-y-auto p-1">
          <Base.Empty className="px-2.5 text-soft empty:hidden [&:not(:empty)]:py-1.5">{t("noMatch")}</Base.Empty>
          <Base.List>
            {(option: Option) => (
              <Base.Item key={option.value} value={option} disabled={option.disabled ?? false} className="item">
                <span className="min-w-0 flex-1 truncate">{option.label}</span>
                <Base.ItemIndicator>
                  <Check size={16} aria-hidden />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

/** One of many, found by typing. Null: nothing chosen. `onType`: the options are those that fit what is typed, found elsewhere. */
export function Combobox({
  options,
  value,
  onChange,
  onType,
  placeholder,
  disabled,
  ...field
}: Shared & {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly onType?: (text: string) => void;
}) {
  const t = useWords(ui);
  const chosen = options.find((option) => option.value === value) ?? (value ? { value, label: value } : null);
  return (
    <Field {...field}>
      {(control) => (
        <Base.Root
          items={[...options]}
          value={chosen}
          onValueChange={(next: Option | null, why) => !kept(why) && onChange(next?.value ?? null)}
          {...(onType && { onInputValueChange: onType, filter: null })}
          isItemEqualToValue={same}
          disabled={disabled ?? false}
        >
          <div className="relative">
            <Base.Input {...control} placeholder={placeholder ?? t("choose")} className="control pe-14" />
            <div className="absolute inset-y-0 right-1 flex items-center">
              {value !== null && (
                <Base.Clear
                  aria-label={t("clear")}
                  className="inline-flex size-6 items-center justify-center rounded hover:bg-raised"
                >
                  <X size={14} aria-hidden />
                </Base.Clear>
              )}
              <Base.Trigger
                aria-label={t("choose")}
                className="inline-flex size-6 items-center justify-center rounded hover:bg-raised"
              >
                <ChevronsUpDown size={14} aria-hidden />
              </Base.Trigger>
            </div>
          </div>
          <Popup />
        </Base.Root>
      )}
    </Field>
  );
}

/** Several of many, as chips in the order of choosing. */
export function MultiCombobox({
  options,
  value,
  onChange,
  placeholder,
  disabled,
  ...field
}: Shared & { readonly value: readonly string[]; readonly onChange: (value: string[]) => void }) {
  const t = useWords(ui);
  const chosen = value.map((one) => options.find((option) => option.value === one) ?? { value: one, label: one });
  return (
    <Field {...field}>
      {(control) => (
        <Base.Root
          multiple
          items={[...options]}
          value={chosen}
          onValueChange={(next: Option[], why) => !kept(why) && onChange(next.map((option) => option.value))}
          isItemEqualToValue={same}
          disabled={disabled ?? false}
        >
          <Base.Chips className="control flex flex-wrap items-center gap-1 py-1!">
            {chosen.map((option) => (
              <Base.Chip
                key={option.value}
                aria-label={option.label}
                className="inline-flex items-center gap-1 rounded bg-raised ps-2 text-xs outline-offset-0"
              >
                {option.label}
                <Base.ChipRemove
                  aria-label={t("remove", { name: option.label })}
                  className="inline-flex size-6 items-center justify-center rounded hover:bg-separator"
                >
                  <X size={12} aria-hidden />
                </Base.ChipRemove>
              </Base.Chip>
            ))}
            <Base.Input
              {...control}
              placeholder={chosen.length ? "" : (placeholder ?? t("choose"))}
              className="min-w-16 flex-1 bg-transparent outline-none"
            />
          </Base.Chips>
          <Popup />
        </Base.Root>
      )}
    </Field>
  );
}
