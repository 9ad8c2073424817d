import type { Json } from "../../../blueprints/json.ts";
import { errorAt } from "../../definition/form.ts";
import { channelMapping } from "../../i18n/channel-mapping.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Select } from "../../ui/select.tsx";
import type { SourceProps } from "./sender.tsx";
import { listsIn, withEach } from "./slots.ts";

const WHOLE = "whole";

/** Whether what comes is one message, or each element of a list in it; asked where there is a list. */
export function Each({
  source,
  onSource,
  payload,
  readOnly,
  findings,
}: Pick<SourceProps, "source" | "onSource" | "readOnly" | "findings"> & { readonly payload: Json }) {
  const t = useWords(channelMapping);
  const language = useLanguage();
  const { each } = source;
  const lists = [...new Set([...listsIn(payload), ...(each === undefined ? [] : [each])])];
  if (lists.length === 0) return null;
  return (
    <div data-pointer="/source/each">
      <Select
        label={t("each")}
        hint={t("each.hint")}
        disabled={readOnly}
        error={errorAt(findings, "/source/each", language)}
        // A place begins with a slash, or is the whole list.
        value={each ?? WHOLE}
        options={[
          { value: WHOLE, label: t("each.whole") },
          ...lists.map((place) => ({
            value: place,
            label: place === "" ? t("each.root") : t("each.of", { place }),
          })),
        ]}
        onChange={(value) => onSource(withEach(source, value === WHOLE ? undefined : value))}
      />
    </div>
  );
}
