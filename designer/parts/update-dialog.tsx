import { useQuery } from "@tanstack/react-query";
import type { Section } from "../../blueprints/blueprint.ts";
import { updatePart } from "../commands/update-part.ts";
import { keys } from "../data/queries.ts";
import { DifferencesList } from "../definition/differences-list.tsx";
import { differences } from "../document/differences.ts";
import { readVersion, reasonOf } from "../document/draft.ts";
import { useEditor, useEditorState } from "../document/use-editor.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { parts } from "../i18n/parts.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { outdated } from "./outdated.ts";
import { drawn, isPartLike } from "./plain-part.ts";

interface UpdatePartsProps {
  /** The version in force of each part. */
  readonly published: ReadonlyMap<string, number>;
  readonly onClose: () => void;
}

/** What was put in from parts that have a newer version: what changed in each, and one press that brings it in. */
export function UpdateParts({ published, onClose }: UpdatePartsProps) {
  const t = useWords(parts);
  const sections = useEditorState((state) => state.document.sections);
  const found = outdated(sections, published);
  return (
    <Dialog open title={t("update")} subtitle={t("update.hint")} onClose={onClose}>
      {found.length === 0 && <p className="m-0">{t("update.none")}</p>}
      <ul className="m-0 flex list-none flex-col gap-4 p-0">
        {found.map(({ section, part, from, to }) => (
          <li key={section.id}>
            <Outdated {...{ section, part, from, to }} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

interface OutdatedProps {
  readonly section: Section;
  readonly part: string;
  readonly from: number;
  readonly to: number;
}

function Outdated({ section, part, from, to }: OutdatedProps) {
  const t = useWords(parts);
  const say = useSay();
  const editor = useEditor();
  const both = useQuery({
    queryKey: [...keys.definitions, "part", part, "versions", from, to],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => Promise.all([readVersion("part", part, from), readVersion("part", part, to)]),
  });
  const [was, now] = both.data ?? [];
  const known = isPartLike(was) && isPartLike(now) ? { was, now } : null;
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="m-0 min-w-0 flex-1 font-semibold text-sm">
          {t("update.line", { name: say(section.name), from, to })}
        </h3>
        <Button
          size="s"
          variant="primary"
          disabled={!known}
          onClick={() => known && editor.run(updatePart, { section: section.id, ...known, version: to })}
        >
          {t("update.do")}
        </Button>
      </div>
      {both.isError && (
        <p role="alert" className="m-0 text-error">
          {reasonOf(both.error)}
        </p>
      )}
      {both.isPending && <Skeleton lines={2} label={t("title")} />}
      {known && <DifferencesList items={differences(drawn(known.was), drawn(known.now))} />}
    </section>
  );
}
