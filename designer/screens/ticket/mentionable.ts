import { useCallback, useMemo } from "react";
import { useDirectory } from "../../data/session.ts";

/** Somebody who can be mentioned, by the short name that is typed. */
export interface Mentionable {
  readonly handle: string;
  readonly name: string;
  readonly group: boolean;
}

const handleOf = (id: string): string => id.slice(id.indexOf(":") + 1);

/** People who are there, then groups; a person's short name wins over a group's. */
export function useMentionable(): readonly Mentionable[] {
  const directory = useDirectory().data;
  return useMemo(() => {
    const people = (directory?.people ?? []).filter(({ active }) => active);
    return [
      ...people.map(({ id, name }) => ({ handle: handleOf(id), name, group: false })),
      ...(directory?.groups ?? []).map(({ id, name }) => ({ handle: handleOf(id), name, group: true })),
    ];
  }, [directory]);
}

/** The name behind a short name; undefined: nobody is called so. */
export function useMentioned(): (handle: string) => string | undefined {
  const all = useMentionable();
  return useCallback((handle: string) => all.find((one) => one.handle === handle)?.name, [all]);
}

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase();

/** What is being typed behind an @ at the caret; null: nothing. */
export function typedMention(text: string, caret: number): { readonly from: number; readonly query: string } | null {
  const match = /(?:^|[\s([{"'«,;:])@([\p{L}\p{N}._-]{0,40})$/u.exec(text.slice(0, caret));
  return match ? { from: caret - (match[1] ?? "").length - 1, query: match[1] ?? "" } : null;
}

const MOST_SHOWN = 8;

/** Those whose short name or one of whose names begins so. */
export const fitting = (all: readonly Mentionable[], query: string): readonly Mentionable[] =>
  all
    .filter(({ handle, name }) =>
      [handle, ...plain(name).split(/[\s-]+/)].some((word) => word.startsWith(plain(query))),
    )
    .slice(0, MOST_SHOWN);
