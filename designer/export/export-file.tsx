import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CompanionView, NameView } from "../../api/contract/exchange.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { bundleText } from "../../blueprints/export/bundle.ts";
import { bodyOf, client } from "../data/client.ts";
import { asBody, reasonOf } from "../document/draft.ts";
import { exchange } from "../i18n/exchange.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";
import { idOf, leftOut, withChoice } from "./chosen.ts";
import { saveFile } from "./save-file.ts";
import { useNames } from "./use-names.ts";

/** One file with the blueprint and what it needs: what that is, and what goes with it, is seen and chosen. */
export default function ExportFile({
  document,
  onClose,
}: {
  readonly document: Blueprint;
  readonly onClose: () => void;
}) {
  const t = useWords(exchange);
  const say = useSay();
  const names = useNames();
  const asked = useQuery({
    queryKey: ["definition-needs", document],
    gcTime: 0,
    queryFn: async () => bodyOf(await client.exchange.needs({ body: { document: asBody(document) } })),
  });
  const [changed, setChanged] = useState<ReadonlySet<string> | null>(null);
  const { items = [], needs = [], people = [], missing = [] } = asked.data ?? {};
  const chosen = changed ?? new Set(items.filter((one) => one.standing === "needed").map(idOf));
  const left = leftOut(chosen, needs, items);
  const write = () => {
    const carried = items.filter((one) => chosen.has(idOf(one))).map((one) => one.document);
    const file = `${document.key}.filrouge.json`;
    saveFile(file, bundleText([asBody(document), ...carried]), "application/json");
    toast(t("export.done", { file }));
    onClose();
  };
  const group = (standing: CompanionView["standing"], title: string) => (
    <Choices
      {...{ title, chosen }}
      items={items.filter((one) => one.standing === standing)}
      onChoose={(one, into) => setChanged(withChoice(chosen, one, into, items))}
    />
  );
  const line = (key: "file.missing" | "file.people", list: readonly NameView[]) =>
    list.length > 0 && <p className="m-0 text-soft">{t(key, { names: names(list) })}</p>;
  return (
    <FormDialog
      title={t("file.title", { name: say(document.name) })}
      subtitle={t("file.intro")}
      act={t("file.act")}
      ready={asked.data !== undefined}
      fault={asked.isError ? reasonOf(asked.error) : null}
      onSend={() => asked.data && write()}
      onClose={onClose}
    >
      {asked.isPending ? (
        <Skeleton lines={4} />
      ) : (
        <>
          <p className="m-0 text-soft">{t("file.covers")}</p>
          {items.length === 0 && <p className="m-0 text-soft">{t("file.nothing")}</p>}
          {group("needed", t("file.needed"))}
          {group("goesWith", t("file.goesWith"))}
          {left.length > 0 && (
            <p role="status" className="m-0 rounded-lg bg-warning-fill px-3 py-2 text-warning">
              {t("file.left", { names: names(left) })}
            </p>
          )}
          {line("file.missing", missing)}
          {line("file.people", people)}
        </>
      )}
    </FormDialog>
  );
}

function Choices({
  title,
  items,
  chosen,
  onChoose,
}: {
  readonly title: string;
  readonly items: readonly CompanionView[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (one: CompanionView, into: boolean) => void;
}) {
  const p = useWords(publishing);
  const say = useSay();
  if (items.length === 0) return null;
  return (
    <fieldset className="m-0 flex flex-col gap-1.5 border-0 p-0">
      <legend className="mb-1 p-0 font-semibold">{title}</legend>
      {items.map((one) => (
        <Checkbox
          key={idOf(one)}
          label={
            <>
              {say(one.name)} <span className="text-soft">{p(`kind.${one.kind}`)}</span>
            </>
          }
          checked={chosen.has(idOf(one))}
          onChange={(into) => onChoose(one, into)}
        />
      ))}
    </fieldset>
  );
}
