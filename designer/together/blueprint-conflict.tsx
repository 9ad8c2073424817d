import { useCallback } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { differences } from "../document/differences.ts";
import type { Settling, Theirs } from "../document/use-conflict.ts";
import { BlueprintPicture } from "../export/blueprint-picture.tsx";
import { PAGE } from "../export/paint.ts";
import { language } from "../i18n/i18n.ts";
import { namingOf } from "../sentences/naming.ts";
import { blueprintClash } from "./clash-words.ts";
import { mergeBlueprints } from "./merge-blueprints.ts";
import { TwoDrafts } from "./two-drafts.tsx";
import { useCopy } from "./use-copy.ts";

const draw = (document: Blueprint) => (
  <div className="max-h-100 overflow-auto rounded-lg border border-separator bg-canvas">
    <BlueprintPicture document={document} language={language()} paint={PAGE} className="h-auto max-w-full" />
  </div>
);

/** Two drafts of a blueprint, told in its own sentences. */
export function BlueprintConflict(props: {
  readonly theirs: Theirs<Blueprint>;
  readonly mine: Blueprint;
  readonly directory: DirectoryView | null;
  readonly onSettle: (how: Settling) => void;
  readonly onClose: () => void;
}) {
  const { theirs, mine, directory } = props;
  const copy = useCopy("blueprint", mine);
  const describe = useCallback(
    (clash: Parameters<ReturnType<typeof blueprintClash>>[0]) =>
      blueprintClash(namingOf(directory), mine, theirs.document)(clash),
    [directory, mine, theirs.document],
  );
  return (
    <TwoDrafts
      {...props}
      merge={mergeBlueprints}
      describe={describe}
      compare={differences}
      preview={draw}
      onCopy={() => void copy()}
    />
  );
}
