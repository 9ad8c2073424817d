import { useParams } from "react-router";
import type { PlaceWords } from "../../definition/changes.ts";
import { DefinitionEditor } from "../../definition/definition-editor.tsx";
import { useWords } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import { RoutingForm } from "./routing-form.tsx";
import { isRoutingLike } from "./table.ts";

const WORDS: PlaceWords = { "/rows": { en: "rows", fr: "lignes" } };

/** One routing table. */
export default function RoutingTableScreen() {
  const { key = "" } = useParams();
  const t = useWords(routing);
  return (
    <DefinitionEditor
      kind="routing"
      of={key}
      list={{ path: "/routing", title: t("title") }}
      Form={RoutingForm}
      readable={isRoutingLike}
      words={WORDS}
    />
  );
}
