import { FileUp } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { DefinitionSummary } from "../../../api/contract/definition-views.ts";
import { newestDocument } from "../../definition/new-definition.tsx";
import { useNewDocument } from "../../definition/use-new-document.ts";
import { BlueprintPicture } from "../../export/blueprint-picture.tsx";
import { PAGE } from "../../export/paint.ts";
import { definition } from "../../i18n/definition.ts";
import { designer } from "../../i18n/designer.ts";
import { exchange } from "../../i18n/exchange.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { plainBlueprint } from "./plain-blueprint.ts";
import { StartCard } from "./start-card.tsx";

const ShippedCards = lazy(() => import("./shipped-cards.tsx"));

/** What it starts from: nothing, one that is shipped, or one of the desk's own. */
type Start = { readonly kind: "plain" | "shipped" | "own"; readonly key: string };
const PLAIN: Start = { kind: "plain", key: "" };

export interface NewBlueprintProps {
  readonly existing: readonly DefinitionSummary[];
  readonly onClose: () => void;
  readonly onFile: () => void;
  readonly onMade: (key: string) => void;
}

/** A new blueprint: its name, and what it starts from, as cards with the picture of each process that is shipped. */
export default function NewBlueprint({ existing, onClose, onFile, onMade }: NewBlueprintProps) {
  const t = useWords(exchange);
  const d = useWords(definition);
  const g = useWords(designer);
  const say = useSay();
  const language = useLanguage();
  const { first, busy, make, named } = useNewDocument(onMade);
  const [start, setStart] = useState<Start>(PLAIN);
  const keys = existing.map((it) => it.key);
  return (
    <FormDialog
      size="l"
      initialFocus={first}
      title={t("library.title")}
      onClose={onClose}
      act={d("new.create")}
      busy={busy}
      onSend={() =>
        void make(
          async () => keys,
          (key, name) => documentOf(start, key, name),
        )
      }
      aside={
        <Button icon={FileUp} className="me-auto" onClick={onFile}>
          {t("take.open")}
        </Button>
      }
    >
      <TextField {...named} />
      <fieldset className="m-0 border-0 p-0">
        <legend className="mb-1 p-0 font-medium">{d("new.from")}</legend>
        <div className="grid gap-3 sm:grid-cols-2 md:grid-cols-3">
          <StartCard
            name={t("library.plain")}
            about={g("blueprints.plain")}
            size={t("library.states", { count: 3 })}
            checked={start.kind === "plain"}
            onChoose={() => setStart(PLAIN)}
            picture={
              <BlueprintPicture
                document={plainBlueprint("plain", t("library.plain"))}
                {...{ language }}
                paint={PAGE}
                className="size-full"
              />
            }
          />
          <Suspense fallback={<Skeleton lines={5} label={t("library.loading")} />}>
            <ShippedCards
              value={start.kind === "shipped" ? start.key : ""}
              onChange={(key) => setStart({ kind: "shipped", key })}
            />
          </Suspense>
        </div>
      </fieldset>
      {existing.length > 0 && (
        <Select
          label={t("library.copy")}
          value={start.kind === "own" ? start.key : ""}
          onChange={(key) => setStart(key === "" ? PLAIN : { kind: "own", key })}
          empty="–"
          options={existing.map((it) => ({ value: it.key, label: d("new.copyOf", { name: say(it.name) }) }))}
        />
      )}
    </FormDialog>
  );
}

async function documentOf(start: Start, key: string, name: string): Promise<object> {
  if (start.kind === "plain") return plainBlueprint(key, name);
  if (start.kind === "own") return { ...(await newestDocument("blueprint", start.key)), key, name };
  const { shipped } = await import("./shipped.ts");
  return { ...shipped.find((one) => one.key === start.key), key, name };
}
