import type { LiveCount } from "../../../api/contract/definitions.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { PublishDefinition, type PublishDefinitionProps, PublishPart } from "../../definition/publish-definition.tsx";
import { differences } from "../../document/differences.ts";
import { designer } from "../../i18n/designer.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";

/** A blueprint is published with its examples, and with what becomes of the tickets inside. */
export function PublishDialog({
  document,
  inForce,
  live,
  ...rest
}: Omit<PublishDefinitionProps, "document" | "changes" | "size" | "exemplified" | "children"> & {
  readonly document: Blueprint;
  /** The version in force; null: none. */
  readonly inForce: Blueprint | null;
  readonly live: readonly LiveCount[];
}) {
  const t = useWords(designer);
  const say = useSay();
  const states = new Set(document.states.map((s) => s.id));
  const tickets = live.reduce((sum, it) => sum + it.tickets, 0);
  const gone = live.filter((it) => !states.has(it.state) && it.tickets > 0);
  const nameOf = (state: string) => say(inForce?.states.find(({ id }) => id === state)?.name ?? state);
  return (
    <PublishDefinition
      {...rest}
      size="l"
      document={document}
      changes={inForce && differences(inForce, document)}
      exemplified
    >
      <PublishPart title={t("publish.live")}>
        <p className="m-0">{tickets === 0 ? t("publish.liveNone") : t("publish.liveCount", { count: tickets })}</p>
        {gone.map((it) => (
          <p key={`${it.version} ${it.state}`} className="m-0 text-warning">
            {t("publish.liveGone", { state: nameOf(it.state), count: it.tickets, version: it.version })}
          </p>
        ))}
      </PublishPart>
    </PublishDefinition>
  );
}
