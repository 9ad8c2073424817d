import { useState } from "react";
import type { Routing, RoutingRow } from "../../../blueprints/routing.ts";
import { patched } from "../../commands/edits.ts";
import type { DefinitionFormProps } from "../../definition/form.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import { DescriptionField } from "../../rules/description-field.tsx";
import { RuleForm } from "../../rules/rule-form.tsx";
import { Caught } from "./caught.tsx";
import { DecisionTable } from "./decision-table.tsx";
import { proposedRow } from "./propose.ts";
import { RowDialog } from "./row-dialog.tsx";
import { isCatchAll } from "./table.ts";
import { TryBox } from "./try-box.tsx";
import { useRows } from "./use-rows.ts";

/** A routing table: its rows, a box to try them, and what only the last of them took. */
export function RoutingForm(props: DefinitionFormProps<Routing>) {
  return (
    <RuleForm {...props}>
      <Inside {...props} />
    </RuleForm>
  );
}

/** Below the provider, whose names the table needs. */
function Inside({ document, change, findings, readOnly }: DefinitionFormProps<Routing>) {
  const t = useWords(routing);
  const language = useLanguage();
  const edits = useRows(document, change);
  const [took, setTook] = useState<string | null>(null);
  const [proposed, setProposed] = useState<RoutingRow | null>(null);
  const at = document.rows.findIndex(({ id }) => id === edits.opened);
  const row = document.rows[at];
  return (
    <>
      <DescriptionField
        value={document.description}
        onChange={(description) => change(patched(document, { description }))}
      />
      <DecisionTable table={document} {...{ findings, edits, took }} />
      <TryBox table={document} onTook={setTook} />
      <Caught onMake={readOnly ? null : (subjects) => setProposed(proposedRow(document.rows, subjects, language))} />
      {row && (
        <RowDialog
          row={row}
          at={`/rows/${at}`}
          last={isCatchAll(document.rows, at)}
          onChange={(next) => edits.replace(at, next)}
          onClose={() => edits.open(null)}
        />
      )}
      {proposed && (
        <RowDialog
          row={proposed}
          at="/proposed"
          last={false}
          proposed={t(proposed.when === undefined ? "edit.noWords" : "edit.proposedHint")}
          onChange={setProposed}
          onAdd={() => {
            edits.insert(proposed);
            setProposed(null);
          }}
          onClose={() => setProposed(null)}
        />
      )}
    </>
  );
}
