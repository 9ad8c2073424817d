import { SECTION_COLOURS } from "../canvas/section-look.ts";
import { recolour } from "../commands/recolour.ts";
import type { Selection } from "../document/selection.ts";
import { useEditor } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { drawing } from "../i18n/drawing.ts";
import { useWords } from "../i18n/i18n.ts";
import { Select } from "../ui/select.tsx";
import { useForm } from "./form-context.ts";
import { SectionForm } from "./section-form.tsx";

const MIXED = "mixed";

/** What can be set for several things at once. */
export function ManyForm({ selection }: { readonly selection: Selection }) {
  const t = useWords(designer);
  const d = useWords(drawing);
  const editor = useEditor();
  const { document, readOnly } = useForm();
  const { states } = selection;
  const colours = new Set(document.states.filter(({ id }) => states.includes(id)).map(({ colour }) => colour ?? ""));
  const [one = ""] = colours;
  const value = colours.size > 1 ? MIXED : one;
  const known = SECTION_COLOURS.flatMap(([name, hex]) => (hex ? [{ value: hex, label: d(`section.${name}`) }] : []));
  const own = value && value !== MIXED && !known.some((it) => it.value === value) ? [{ value, label: value }] : [];
  return (
    <>
      <p className="m-0 mb-4 text-soft">{t("inspector.manyHint")}</p>
      {states.length > 0 && (
        <Select
          label={d("many.colour")}
          value={value}
          disabled={readOnly}
          options={[
            ...(value === MIXED ? [{ value: MIXED, label: d("many.mixed"), disabled: true }] : []),
            { value: "", label: d("many.byStatus") },
            ...known,
            ...own,
          ]}
          onChange={(colour) => editor.run(recolour, { states, colour: colour || null })}
        />
      )}
      <SectionForm states={states} />
    </>
  );
}
