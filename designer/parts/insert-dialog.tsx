import { useQuery } from "@tanstack/react-query";
import { useReactFlow } from "@xyflow/react";
import { useState } from "react";
import { flushSync } from "react-dom";
import { Link } from "react-router";
import { fitPicture } from "../canvas/fit.ts";
import type { ArrowEdge, StateNode } from "../canvas/graph.ts";
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

/** Which part is put in, as it looks. */
export function InsertPart({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(parts);
  const say = useSay();
  const language = useLanguage();
  const editor = useEditor();
  const flow = useReactFlow<StateNode, ArrowEdge>();
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
    // Drawn before the picture is fitted to it: it comes below everything, where nothing stands.
    flushSync(() => editor.run(insertPart, { part, ...(version !== null && { version }) }));
    fitPicture(flow);
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
