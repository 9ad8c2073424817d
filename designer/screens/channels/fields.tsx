import { X } from "lucide-react";
import type { ReactNode } from "react";
import { channelMapping } from "../../i18n/channel-mapping.ts";
import { useWords } from "../../i18n/i18n.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import type { SourceProps } from "./sender.tsx";
import { fieldSlot, withoutField } from "./slots.ts";

/** Custom fields that a new ticket gets from the payload. */
export function Fields({
  source,
  onSource,
  directory,
  readOnly,
  nameOf,
  onAdded,
  children,
}: SourceProps & {
  readonly nameOf: (key: string) => string;
  /** A field was added at this place. */
  readonly onAdded: (pointer: string) => void;
  /** One control for each field, in their order. */
  readonly children: readonly ReactNode[];
}) {
  const t = useWords(channelMapping);
  const chosen = Object.keys(source.fields ?? {});
  const left = (directory?.fields ?? []).filter(({ key }) => !chosen.includes(key));
  if (chosen.length === 0 && left.length === 0) return null;
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-3 border-0 p-0" data-pointer="/source/fields">
      <legend className="mb-2 p-0 font-semibold text-sm">{t("group.fields")}</legend>
      {chosen.map((key, index) => (
        <div key={key} className="flex items-end gap-1">
          <div className="min-w-0 flex-1">{children[index]}</div>
          {!readOnly && (
            <IconButton
              icon={X}
              label={t("field.remove", { name: nameOf(key) })}
              onClick={() => onSource(withoutField(source, key))}
            />
          )}
        </div>
      ))}
      {!readOnly && left.length > 0 && (
        <Select
          label={t("field.add")}
          value=""
          empty=""
          options={left.map(({ key }) => ({ value: key, label: nameOf(key) }))}
          onChange={(key) => {
            if (key === "") return;
            const slot = fieldSlot(source, key);
            onSource(slot.with(""));
            onAdded(slot.pointer);
          }}
        />
      )}
    </fieldset>
  );
}
