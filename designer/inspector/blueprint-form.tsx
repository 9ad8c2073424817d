import { type Blueprint, blueprintSchema } from "../../blueprints/blueprint.ts";
import type { Json } from "../../blueprints/json.ts";
import { STATUSES, type Status } from "../../blueprints/status.ts";
import { editBlueprint } from "../commands/edit-blueprint.ts";
import { ConditionBuilder } from "../conditions/condition-builder.tsx";
import { useEditor } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { optionsOf, useForm } from "./form-context.ts";
import { label } from "./labels.ts";
import { LimitForm } from "./limit-form.tsx";
import { ObjectForm } from "./object-form.tsx";
import { partsOf } from "./shape.ts";

const OWN = new Set(["name", "description", "departments"]);
const PARTS = partsOf(blueprintSchema).filter((part) => OWN.has(part.name));

/** The blueprint's own settings: name, which tickets enter and where, the limit of the whole process. */
export function BlueprintForm({ document }: { readonly document: Blueprint }) {
  const t = useWords(designer);
  const editor = useEditor();
  const form = useForm();
  const { entry } = document;
  const edit = (value: Json | undefined, where: string) => {
    // The form gives an object with these parts of the grammar.
    const next = value as unknown as Partial<Blueprint>;
    const patch = Object.fromEntries(PARTS.map(({ name }) => [name, next[name as keyof Blueprint]]));
    editor.run(editBlueprint, { patch }, { merge: where });
  };
  const setEntry = (next: Blueprint["entry"], where: string) =>
    editor.run(editBlueprint, { patch: { entry: next } }, { merge: where });
  const into = (status: Status, state: string) => {
    const entries = STATUSES.flatMap((s): [Status, string][] => {
      const chosen = s === status ? state : entry.into[s];
      return chosen ? [[s, chosen]] : [];
    });
    if (entries.length > 0) setEntry({ ...entry, into: Object.fromEntries(entries) }, `/entry/into/${status}`);
  };
  const states = optionsOf(form, "states");
  return (
    <div className="flex flex-col gap-4">
      {/* The document is JSON; its type only says more. */}
      <ObjectForm parts={PARTS} value={document as unknown as Json} at="" onEdit={edit} />
      <section className="flex flex-col gap-2 border-t border-separator pt-3">
        <h3 className="m-0 text-sm font-semibold">{t("entry.title")}</h3>
        <p className="m-0 text-xs text-soft">{t("entry.hint")}</p>
        <ConditionBuilder
          label={t("entry.when")}
          value={entry.when}
          onChange={(when) => setEntry(when === undefined ? { into: entry.into } : { ...entry, when }, "/entry/when")}
        />
        <table className="w-full border-collapse">
          <caption className="sr-only">{t("entry.into")}</caption>
          <tbody>
            {STATUSES.map((status) => (
              <tr key={status}>
                <th scope="row" className="py-1 pe-2 text-start font-normal text-soft">
                  {label(status, form.language)}
                </th>
                <td className="py-0.5">
                  <select
                    aria-label={`${t("entry.into")} ${label(status, form.language)}`}
                    className="control"
                    disabled={form.readOnly}
                    value={entry.into[status] ?? ""}
                    onChange={(event) => into(status, event.target.value)}
                  >
                    <option value="">{t("entry.notTaken")}</option>
                    {states.map((state) => (
                      <option key={state.value} value={state.value}>
                        {state.label}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <LimitForm
        of="process"
        limit={document.limit}
        at="/limit"
        onEdit={(value, where) =>
          // The form gives a limit of the grammar; what is not finished in it is a problem, not a refusal.
          editor.run(editBlueprint, { patch: { limit: value as Blueprint["limit"] } }, { merge: where })
        }
      />
    </div>
  );
}
