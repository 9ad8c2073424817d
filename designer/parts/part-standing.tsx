import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Text } from "../../blueprints/text.ts";
import { keys } from "../data/queries.ts";
import { may, useMe } from "../data/session.ts";
import { readDefinition, readVersion } from "../document/draft.ts";
import { isBlueprintLike } from "../document/readable.ts";
import { useUses } from "../export/uses-panel.tsx";
import { useSay, useWords } from "../i18n/i18n.ts";
import { parts } from "../i18n/parts.ts";
import { pageOf } from "../publishing/paths.ts";
import { DraftList } from "../replacing/draft-list.tsx";
import { useListed } from "../rules/use-rule-list.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useCatchingUp } from "./use-catching-up.ts";

interface PartStandingProps {
  readonly of: string;
  readonly name: Text;
}

/** The blueprints that a part was put into, with the version that stands there; one press brings them all up to the one in force. */
export function PartStanding({ of, name }: PartStandingProps) {
  const t = useWords(parts);
  const say = useSay();
  const mayDraw = may(useMe(), "design");
  const [open, setOpen] = useState(false);
  const uses = useUses("part", of);
  const version = useListed("part").data?.find(({ key }) => key === of)?.published ?? null;
  const users = uses.data?.items.filter(({ kind }) => kind === "blueprint") ?? [];
  const drawn = useQueries({
    queries: users.map(({ key }) => ({
      queryKey: [...keys.definitions, "blueprint", key, "newest"],
      queryFn: () => newest(key),
    })),
  });
  const standing = users.map((user, at) => ({ ...user, versions: versionsIn(drawn[at]?.data, of) }));
  const behind = version !== null && standing.some(({ versions }) => versions.some((one) => one < version));
  return (
    <section aria-label={t("stands")} className="flex flex-col gap-2">
      <h2 className="m-0 font-semibold text-sm">{t("stands")}</h2>
      {uses.isError && !uses.data && <ErrorState message={t("stands.failed")} onRetry={() => void uses.refetch()} />}
      {uses.isPending && <Skeleton lines={2} label={t("stands")} />}
      {uses.data && users.length === 0 && <p className="m-0 text-soft">{t("stands.none")}</p>}
      <ul className="m-0 flex list-none flex-col gap-1.5 p-0">
        {standing.map(({ key, name: called, versions }) => (
          <li key={key} className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <Link to={pageOf("blueprint", key) ?? "."} className="text-link hover:underline">
              {say(called)}
            </Link>
            {versions.map((one) => (
              <Badge key={one} tone={version !== null && one < version ? "warning" : "good"}>
                {version !== null && one >= version ? t("stands.now") : t("stands.version", { version: one })}
              </Badge>
            ))}
          </li>
        ))}
      </ul>
      {behind && mayDraw && (
        <Button className="self-start" onClick={() => setOpen(true)}>
          {t("all")}
        </Button>
      )}
      {open && version !== null && (
        <Dialog
          open
          title={t("all.title", { name: say(name), version })}
          subtitle={t("all.hint")}
          onClose={() => setOpen(false)}
        >
          <CatchUp of={of} version={version} />
        </Dialog>
      )}
    </section>
  );
}

function CatchUp({ of, version }: { readonly of: string; readonly version: number }) {
  const t = useWords(parts);
  const drafts = useCatchingUp(of, version);
  return (
    <div className="flex flex-col gap-3">
      <DraftList drafts={drafts} none={t("all.none")} />
    </div>
  );
}

/** A blueprint as it is drawn now: its draft, else what is in force. */
async function newest(key: string): Promise<Blueprint | null> {
  const { draft, published } = await readDefinition("blueprint", key);
  const document = draft ? draft.document : published === null ? null : await readVersion("blueprint", key, published);
  return isBlueprintLike(document) ? document : null;
}

/** The versions of a part that stand in a blueprint, oldest first. */
const versionsIn = (document: Blueprint | null | undefined, part: string): readonly number[] => [
  ...new Set(
    (document?.sections ?? [])
      .flatMap(({ from }) => (from?.part === part ? [from.version] : []))
      .sort((one, other) => one - other),
  ),
];
