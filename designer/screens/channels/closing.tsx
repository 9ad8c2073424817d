import { errorAt } from "../../definition/form.ts";
import { channelMapping } from "../../i18n/channel-mapping.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import type { SourceProps } from "./sender.tsx";

/** Which values say that the matter is over, and what is done then. */
export function Closing({ source, onSource, findings, readOnly }: SourceProps) {
  const t = useWords(channelMapping);
  const language = useLanguage();
  const { closing } = source;
  if (!closing) return null;
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <div data-pointer="/source/closing/is">
        <TextField
          label={t("closing.is")}
          hint={t("closing.is.hint")}
          disabled={readOnly}
          error={errorAt(findings, "/source/closing/is", language)}
          value={closing.is.join(", ")}
          onChange={(text) =>
            // A comma at the end begins the next one.
            onSource({ ...source, closing: { ...closing, is: text.split(/,\s*/).slice(0, 20) } }, "closing")
          }
        />
      </div>
      <div data-pointer="/source/closing/do">
        <Select
          label={t("closing.do")}
          disabled={readOnly}
          value={closing.do}
          options={(["note", "solve"] as const).map((value) => ({ value, label: t(`closing.${value}`) }))}
          onChange={(value) =>
            onSource({ ...source, closing: { ...closing, do: value === "solve" ? "solve" : "note" } })
          }
        />
      </div>
    </div>
  );
}
