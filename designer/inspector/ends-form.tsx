import { ArrowRight } from "lucide-react";
import type { Transition } from "../../blueprints/blueprint.ts";
import { setFrom } from "../commands/set-from.ts";
import { setTo } from "../commands/set-to.ts";
import { useEditor } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { Checkbox } from "../ui/checkbox.tsx";
import { MultiCombobox } from "../ui/combobox.tsx";
import { Select } from "../ui/select.tsx";
import { optionsOf, useForm } from "./form-context.ts";

/** From which states, to which state. */
export function EndsForm({ transition }: { readonly transition: Transition }) {
  const t = useWords(designer);
  const editor = useEditor();
  const form = useForm();
  const states = optionsOf(form, "states");
  const leavable = states.filter((option) => !form.document.states.find((s) => s.id === option.value)?.final);
  const any = transition.from === "any";
  return (
    <div className="flex flex-col gap-2">
      <Checkbox
        label={t("ends.any")}
        hint={t("ends.anyHint")}
        checked={any}
        disabled={form.readOnly}
        onChange={(on) =>
          editor.run(setFrom, {
            transition: transition.id,
            from: on ? "any" : leavable.slice(0, 1).map((o) => o.value),
          })
        }
      />
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          {transition.from === "any" ? (
            <MultiCombobox
              label={t("ends.except")}
              options={leavable}
              value={transition.except ?? []}
              disabled={form.readOnly}
              onChange={(except) => editor.run(setFrom, { transition: transition.id, from: "any", except })}
            />
          ) : (
            <MultiCombobox
              label={t("ends.from")}
              options={leavable}
              value={transition.from}
              disabled={form.readOnly}
              onChange={(from) => editor.run(setFrom, { transition: transition.id, from })}
            />
          )}
        </div>
        <ArrowRight size={16} aria-hidden className="mb-2 shrink-0 text-soft" />
        <div className="min-w-0 flex-1">
          <Select
            label={t("ends.to")}
            options={states}
            value={transition.to}
            disabled={form.readOnly}
            onChange={(to) => editor.run(setTo, { transition: transition.id, to })}
          />
        </div>
      </div>
    </div>
  );
}
