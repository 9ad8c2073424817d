import { useState } from "react";
import type { LiveCount } from "../../api/contract/definition-views.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { useBulkStart } from "../bulk/use-bulk.ts";
import { following as words } from "../i18n/following.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { FollowChoices } from "./follow-choices.tsx";
import { actionOf, type Choice, followingOf } from "./following.ts";

/** What becomes of the tickets on other versions than the one in force, asked when that is there already. */
export default function FollowDialog({
  blueprint,
  version,
  inForce,
  live,
  nameOf,
  onStarted,
  onClose,
}: {
  readonly blueprint: string;
  readonly version: number;
  readonly inForce: Blueprint;
  readonly live: readonly LiveCount[];
  readonly nameOf: (state: string) => string;
  readonly onStarted: (job: string) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  const say = useSay();
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const following = followingOf(live, new Set(inForce.states.map(({ id }) => id)), version);
  const { start, busy, refused } = useBulkStart(({ id }) => onStarted(id));
  return (
    <FormDialog
      title={t("title", { version })}
      subtitle={say(inForce.name)}
      act={t("do", { count: following.tickets })}
      busy={busy}
      ready
      fault={refused}
      onClose={onClose}
      onSend={() => void start({ blueprint, besides: version }, actionOf(blueprint, version, choices))}
    >
      <FollowChoices document={inForce} {...{ following, nameOf, choices }} onChoices={setChoices} />
    </FormDialog>
  );
}
