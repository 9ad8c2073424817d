import type { Kind } from "../../blueprints/kinds.ts";
import { changesOf, type PlaceWords } from "../definition/changes.ts";
import type { Named } from "../definition/form.ts";
import { useTell } from "../definition/use-tell.ts";
import type { Settling, Theirs } from "../document/use-conflict.ts";
import { partsClash } from "./clash-words.ts";
import { TwoDrafts, type TwoDraftsProps } from "./two-drafts.tsx";
import { useCopy } from "./use-copy.ts";

/** Two drafts of any kind but blueprint, told by the names of its parts. */
export function FormConflict<D extends Named>(props: {
  readonly kind: Kind;
  readonly theirs: Theirs<D>;
  readonly mine: D;
  readonly words: PlaceWords | undefined;
  readonly merge: TwoDraftsProps<D>["merge"];
  readonly onSettle: (how: Settling) => void;
  readonly onClose: () => void;
}) {
  const { kind, words, mine } = props;
  const copy = useCopy(kind, mine);
  const tell = useTell();
  return (
    <TwoDrafts
      {...props}
      describe={partsClash(words)}
      compare={(before, after) => changesOf(before, after, words, tell)}
      onCopy={() => void copy()}
    />
  );
}
