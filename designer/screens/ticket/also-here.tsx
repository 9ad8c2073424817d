import { Eye, Pencil } from "lucide-react";
import type { Onlooker } from "../../../api/contract/live.ts";
import { useOnlookers } from "../../data/onlookers.ts";
import { useWords } from "../../i18n/i18n.ts";
import { live } from "../../i18n/live.ts";
import { Badge } from "../../ui/badge.tsx";

/** Who else is here in words: who types comes before who looks. Null: nobody. */
function useWhoIsHere(
  ticket: string,
): { readonly words: string; readonly names: string; readonly typing: boolean } | null {
  const t = useWords(live);
  const others = useOnlookers(ticket);
  if (others.length === 0) return null;
  const namesOf = (people: readonly Onlooker[]) =>
    people
      .map(({ person }) => person.name)
      .toSorted()
      .reduce((names, name) => t("and", { names, name }));
  const typing = others.filter((one) => one.typing);
  const shown = typing.length > 0 ? typing : others;
  const names = namesOf(shown);
  const key = typing.length > 0 ? (["here.types", "here.type"] as const) : (["here.looks", "here.look"] as const);
  return { words: t(key[shown.length > 1 ? 1 : 0], { names }), names, typing: typing.length > 0 };
}

/** On a ticket's own page: said as it changes. */
export function AlsoHere({ ticket }: { readonly ticket: string }) {
  const here = useWhoIsHere(ticket);
  return (
    <span role="status">
      {here && (
        <Badge tone="info" icon={here.typing ? Pencil : Eye}>
          {here.words}
        </Badge>
      )}
    </span>
  );
}

/** In a list: names alone, the rest on hover and for who listens. */
export function AlsoHereInList({ ticket }: { readonly ticket: string }) {
  const here = useWhoIsHere(ticket);
  if (!here) return null;
  return (
    <span title={here.words} className="max-w-40 shrink-0">
      <Badge tone="info" icon={here.typing ? Pencil : Eye}>
        <span aria-hidden>{here.names}</span>
        <span className="sr-only">{here.words}</span>
      </Badge>
    </span>
  );
}
