import { useQuery } from "@tanstack/react-query";
import { useReactFlow } from "@xyflow/react";
import { useState } from "react";
import { Link } from "react-router";
import { BOX } from "../canvas/places.ts";
import { insertPart } from "../commands/insert-part.ts";
import { keys } from "../data/queries.ts";
import { readVersion } from "../document/draft.ts";
import { useEditor } from "../document/use-editor.ts";
import { BlueprintPicture } from "../export/blueprint-picture.tsx";
import { PAGE } from "../export/paint.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { parts } from "../i18n/parts.ts";
import { useRuleList } from "../rules/use-rule-list.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { drawn, isPartLike } from "./plain-part.ts";

/** Which part is put in, as it looks; it comes where the picture is looked at. */
export function InsertPart({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(parts);
  const say = useSay();
  const language = useLanguage();
  const editor = useEditor();
  const flow = useReactFlow();
  const { items, documents } = useRuleList("part", isPartLike);
  const [wanted, setWanted] = useState<string | null>(null);
  const key = wanted ?? items[0]?.key ?? "";
  const version = items.find((item) => item.key === key)?.published ?? null;
  // What is in force, so that a newer version can be offered later; of one that never was, the draft.
  const inForce = useQuery({
    queryKey: [...keys.definitions, "part", key, "version", version],
    enabled: version !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => readVersion("part", key, version ?? 0),
  });
  const part = version === null ? documents.get(key) : isPartLike(inForce.data) ? inForce.data : undefined;

  const insert = () => {
    if (!part) return;
    const pane = globalThis.document.querySelector(".react-flow")?.getBoundingClientRect();
    const middle =
      pane && flow.viewportInitialized
        ? flow.screenToFlowPosition({ x: pane.left + pane.width / 3, y: pane.top + pane.height / 3 })
        : null;
    editor.run(insertPart, {
      part,
      ...(version !== null && { version }),
      ...(middle && { at: [Math.round(middle.x - BOX.width / 2), Math.round(middle.y - BOX.height / 2)] }),
    });
    onClose();
  };
  return (
    <FormDialog
      title={t("insert")}
      subtitle={t("insert.hint")}
      act={t("insert.do")}
      ready={part !== undefined}
      onClose={onClose}
      onSend={insert}
    >
      {items.length === 0 ? (
        <p className="m-0 text-soft">{t("none")}</p>
      ) : (
        <div className="flex flex-col gap-3">
          <Select
            label={t("insert.choose")}
            value={key}
            onChange={setWanted}
            options={items.map((item) => ({ value: item.key, label: say(item.name) }))}
          />
          {part?.description && <p className="m-0">{say(part.description)}</p>}
          {part && (
            <div className="overflow-auto rounded-lg border border-separator bg-canvas">
              <BlueprintPicture document={drawn(part)} language={language} paint={PAGE} className="h-auto max-w-full" />
            </div>
          )}
          <Link to="/parts" className="self-start text-link">
            {t("insert.all")}
          </Link>
        </div>
      )}
    </FormDialog>
  );
}
