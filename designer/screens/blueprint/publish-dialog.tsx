import { useState } from "react";
import type { LiveCount } from "../../../api/contract/definition-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { PublishDefinition, type PublishDefinitionProps, PublishPart } from "../../definition/publish-definition.tsx";
import { differences } from "../../document/differences.ts";
import { designer } from "../../i18n/designer.ts";
import { following as words } from "../../i18n/following.ts";
import { useWords } from "../../i18n/i18n.ts";
import { useStanding } from "../../publishing/use-standing.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { FollowChoices } from "../../versions/follow-choices.tsx";
import { type Choice, followingOf } from "../../versions/following.ts";
import { SeeOnPicture } from "../../versions/picture-dialog.tsx";

/** A blueprint is published with its examples, and with what becomes of the tickets inside. */
export function PublishDialog({
  document,
  inForce,
  live,
  nameOf,
  onPublish,
  ...rest
}: Omit<
  PublishDefinitionProps,
  "document" | "changes" | "otherwise" | "size" | "exemplified" | "children" | "onPublish"
> & {
  readonly document: Blueprint;
  /** The version in force; null: none. */
  readonly inForce: Blueprint | null;
  readonly live: readonly LiveCount[];
  /** Of a state that this or an earlier version has. */
  readonly nameOf: (state: string) => string;
  /** Publishes, and brings live tickets along where it is said how; a text is the reason why not. */
  readonly onPublish: (note: string, follow: ReadonlyMap<string, Choice> | null) => Promise<string | null>;
}) {
  const t = useWords(designer);
  const w = useWords(words);
  const [along, setAlong] = useState(false);
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  // Where a second person publishes, it is asked once the version is there.
  const asks = useStanding("blueprint", rest.view.key)?.secondPerson === true;
  const following = followingOf(live, new Set(document.states.map(({ id }) => id)), null);
  const { tickets, gone } = following;
  return (
    <PublishDefinition
      {...rest}
      size="l"
      document={document}
      changes={inForce && differences(inForce, document)}
      otherwise={inForce && <SeeOnPicture before={inForce} after={document} />}
      exemplified
      onPublish={(note) => onPublish(note, along && !asks ? choices : null)}
    >
      <PublishPart title={t("publish.live")}>
        {(tickets === 0 || asks) && (
          <p className="m-0">{tickets === 0 ? t("publish.liveNone") : t("publish.liveCount", { count: tickets })}</p>
        )}
        {tickets > 0 && !asks && (
          <Checkbox label={w("bring", { count: tickets })} hint={w("bring.hint")} checked={along} onChange={setAlong} />
        )}
        {!along &&
          gone.map(({ state, tickets: count, versions }) => (
            <p key={state} className="m-0 text-warning">
              {t("publish.liveGone", { state: nameOf(state), count, version: versions.join(", ") })}
            </p>
          ))}
        {along && !asks && <FollowChoices {...{ document, following, nameOf, choices }} onChoices={setChoices} />}
      </PublishPart>
    </PublishDefinition>
  );
}
