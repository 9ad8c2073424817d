import { changesOf, type PlaceWords } from "./changes.ts";
import { PublishDefinition, type PublishDefinitionProps } from "./publish-definition.tsx";
import { useTell } from "./use-tell.ts";

export interface PublishDocumentProps extends Omit<PublishDefinitionProps, "changes"> {
  readonly inForce: object | null;
  readonly words: PlaceWords | undefined;
}

/** {@link PublishDefinition} of any kind but blueprint: what changed is told by the names of its parts and of this workspace. */
export function PublishDocument({ inForce, words, ...others }: PublishDocumentProps) {
  const tell = useTell();
  return <PublishDefinition {...others} changes={inForce && changesOf(inForce, others.document, words, tell)} />;
}
