import { ViewportPortal } from "@xyflow/react";
import { Ellipsis, FoldVertical } from "lucide-react";
import { type CSSProperties, Fragment } from "react";
import type { Blueprint, Section } from "../../blueprints/blueprint.ts";
import { editSection } from "../commands/edit-section.ts";
import { ungroupStates } from "../commands/ungroup-states.ts";
import { useEditor, useEditorState } from "../document/use-editor.ts";
import { drawing } from "../i18n/drawing.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import { frameOf, sectionTitle } from "./folding.ts";
import type { StateNode } from "./graph.ts";
import { SECTION_COLOURS } from "./section-look.ts";
import type { Renaming } from "./stage.ts";

/** Frames behind the states that belong together; one press on a name selects all of them. */
export function Sections({
  sections,
  nodes,
  onRename,
}: {
  readonly sections: Blueprint["sections"];
  readonly nodes: readonly StateNode[];
  readonly onRename: (what: Renaming) => void;
}) {
  const t = useWords(drawing);
  const language = useLanguage();
  const editor = useEditor();
  const readOnly = useEditorState((s) => s.readOnly);
  if (!sections || sections.length === 0) return null;
  const at = new Map(nodes.map(({ id, position }) => [id, position]));
  const head = (section: Section) => {
    const name = sectionTitle(section, language);
    return (
      <>
        <button
          type="button"
          tabIndex={-1}
          className="fr-section-name"
          onClick={() => editor.select({ states: section.states, transitions: [] })}
          onDoubleClick={() => onRename({ kind: "section", id: section.id })}
        >
          {name}
        </button>
        <IconButton
          icon={FoldVertical}
          label={t("section.fold", { name })}
          hint="F"
          tabIndex={-1}
          className="size-7!"
          onClick={() => editor.fold(section.id, true)}
        />
        {!readOnly && (
          <Menu
            align="start"
            trigger={
              <IconButton icon={Ellipsis} label={t("section.menu", { name })} tabIndex={-1} className="size-7!" />
            }
            items={[
              {
                id: "rename",
                label: t("section.rename"),
                onSelect: () => onRename({ kind: "section", id: section.id }),
              },
              ...SECTION_COLOURS.map(([colour, value]) => ({
                id: colour,
                label: t(`section.${colour}`),
                checked: section.colour === value,
                onSelect: () => void editor.run(editSection, { id: section.id, patch: { colour: value } }),
              })),
              {
                id: "remove",
                label: t("section.remove"),
                separated: true,
                onSelect: () => void editor.run(ungroupStates, section.states),
              },
            ]}
          />
        )}
      </>
    );
  };
  return (
    <ViewportPortal>
      {sections.map((section) => {
        const frame = frameOf(section, (state) => at.get(state));
        if (!frame) return null;
        const { x, y, width, height } = frame;
        const style: CSSProperties & { "--section"?: string } = {
          transform: `translate(${x}px, ${y}px)`,
          width,
          height,
          ...(section.colour && { "--section": section.colour }),
        };
        return (
          <Fragment key={section.id}>
            <div className="fr-section" style={style} />
            <div className="fr-section-head nopan nodrag" style={{ transform: style.transform, maxWidth: width }}>
              {head(section)}
            </div>
          </Fragment>
        );
      })}
    </ViewportPortal>
  );
}
