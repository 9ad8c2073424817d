import { Download, FileBox, FileCode2, Image as ImageIcon, Share2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { exchange } from "../i18n/exchange.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import type { PictureKind } from "./write-picture.ts";

const ExportFile = lazy(() => import("./export-file.tsx"));

const KINDS = [
  ["svg", ImageIcon],
  ["png", ImageIcon],
  ["mermaid", FileCode2],
  ["bpmn", Share2],
] as const satisfies readonly (readonly [PictureKind, typeof ImageIcon])[];

/** Every way in which a blueprint leaves the editor: pictures, diagrams of others, and a file that another desk takes. */
export function ExportMenu({ read }: { readonly read: () => Blueprint }) {
  const t = useWords(exchange);
  const language = useLanguage();
  const [carrying, setCarrying] = useState<Blueprint | null>(null);
  const write = async (kind: PictureKind) => {
    try {
      const { writePicture } = await import("./write-picture.ts");
      toast(t("export.done", { file: await writePicture(read(), kind, language) }));
    } catch {
      toast(t("export.failed"), { tone: "error" });
    }
  };
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button icon={Download}>
            <span className="max-sm:sr-only">{t("export.menu")}</span>
          </Button>
        }
        items={[
          ...KINDS.map(([kind, icon]) => ({
            ...{ id: kind, icon, label: t(`export.${kind}`) },
            onSelect: () => void write(kind),
          })),
          {
            ...{ id: "file", icon: FileBox, label: t("export.file"), separated: true },
            onSelect: () => setCarrying(read()),
          },
        ]}
      />
      {carrying && (
        <Suspense fallback={null}>
          <ExportFile document={carrying} onClose={() => setCarrying(null)} />
        </Suspense>
      )}
    </>
  );
}
