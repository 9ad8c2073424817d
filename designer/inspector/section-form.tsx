import { useState } from "react";
import type { Section } from "../../blueprints/blueprint.ts";
import { textIn } from "../../blueprints/text.ts";
import { SECTION_COLOURS } from "../canvas/section-look.ts";
import { editSection } from "../commands/edit-section.ts";
import { rename } from "../commands/rename.ts";
import { useEditor } from "../document/use-editor.ts";
import { drawing } from "../i18n/drawing.ts";
import { useWords } from "../i18n/i18n.ts";
import { TextField } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { useForm } from "./form-context.ts";

/** The section that holds all of what is selected, for whoever cannot press its frame. */
export function SectionForm({ states }: { readonly states: readonly string[] }) {
  const { document } = useForm();
  const section = document.sections?.find((it) => states.every((id) => it.states.includes(id)));
  return section && states.length > 0 ? <Settings key={section.id} section={section} /> : null;
}

function Settings({ section }: { readonly section: Section }) {
  const t = useWords(drawing);
  const editor = useEditor();
  const { language, readOnly } = useForm();
  // An empty box is no name yet: the former one stays until something is typed.
  const [typed, setTyped] = useState<string | null>(null);
  const colour = SECTION_COLOURS.find(([, value]) => value === section.colour)?.[0];
  return (
    <section className="mt-5 flex flex-col gap-3 border-t border-separator pt-3">
      <h3 className="m-0 text-sm font-semibold">{t("section.title")}</h3>
      <TextField
        label={t("section.name")}
        value={typed ?? textIn(section.name, language)}
        readOnly={readOnly}
        onBlur={() => setTyped(null)}
        onChange={(name) => {
          setTyped(name);
          editor.run(rename, { kind: "section", id: section.id, language, name }, { merge: `section ${section.id}` });
        }}
      />
      <Select
        label={t("section.colour")}
        value={colour ?? ""}
        disabled={readOnly}
        {...(!colour && { empty: section.colour })}
        options={SECTION_COLOURS.map(([name]) => ({ value: name, label: t(`section.${name}`) }))}
        onChange={(name) => {
          const value = SECTION_COLOURS.find(([it]) => it === name);
          if (value) editor.run(editSection, { id: section.id, patch: { colour: value[1] } });
        }}
      />
    </section>
  );
}
