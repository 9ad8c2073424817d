import type { Blueprint } from "../../blueprints/blueprint.ts";
import { bpmnOf } from "../../blueprints/export/bpmn.ts";
import { mermaidOf } from "../../blueprints/export/mermaid.ts";
import { type Command, complain, out, readOptions } from "./command.ts";
import { verifyFile } from "./document-file.ts";

const KINDS = ["mermaid", "bpmn"] as const;
type Kind = (typeof KINDS)[number];

/** Writes a blueprint as a diagram of others to the standard output. */
export const picture: Command = {
  summary: {
    en: "Write a blueprint as a Mermaid or BPMN diagram.",
    fr: "Écrire un blueprint en diagramme Mermaid ou BPMN.",
  },
  usage: "--as mermaid|bpmn [--language en|fr] FILE",
  run: async (args) => {
    const at = args.indexOf("--as");
    const wanted = at < 0 ? undefined : args[at + 1];
    const kind = KINDS.find((one) => one === wanted);
    const { language, files, unknown } = readOptions(at < 0 ? args : args.toSpliced(at, 2));
    const [file] = files;
    if (!kind || !file || files.length > 1 || unknown.length > 0) {
      complain(`usage: filrouge picture ${picture.usage}`);
      return 2;
    }
    const { document, findings } = verifyFile(file);
    if (document?.kind !== "blueprint") {
      const [first] = findings;
      const why = { en: "This is no blueprint.", fr: "Ce n'est pas un blueprint." };
      complain(`${file}: ${document || !first ? why[language] : `${first.pointer} ${first.message[language]}`}`);
      return 1;
    }
    out((await text(document, kind, language)).trimEnd());
    return 0;
  },
};

async function text(document: Blueprint, kind: Kind, language: string): Promise<string> {
  if (kind === "mermaid") return mermaidOf(document, language);
  const { BpmnModdle } = await import("bpmn-moddle");
  // What nobody has placed stands in a row under what somebody has.
  const layout = document.layout ?? {};
  const below = Math.max(0, ...Object.values(layout).map(([, y]) => y)) + 160;
  const places = new Map(
    document.states.map(({ id }, index) => {
      const [x, y] = (Object.hasOwn(layout, id) ? layout[id] : undefined) ?? [index * 320, below];
      return [id, [x, y] as const];
    }),
  );
  return bpmnOf(document, language, { places }, new BpmnModdle());
}
