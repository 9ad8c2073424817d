import type { CompanionView, NameView } from "../../api/contract/exchange.ts";

export const idOf = ({ kind, key }: NameView): string => `${kind}/${key}`;

/** What is chosen once `one` is put in or taken out: what it needs comes with it. */
export function withChoice(
  chosen: ReadonlySet<string>,
  one: CompanionView,
  into: boolean,
  items: readonly CompanionView[],
): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!into) {
    next.delete(idOf(one));
    return next;
  }
  const open = [one];
  for (const item of open) {
    if (next.has(idOf(item))) continue;
    next.add(idOf(item));
    const names = new Set(item.needs.map(idOf));
    open.push(...items.filter((other) => names.has(idOf(other))));
  }
  return next;
}

/** What the file would need and not carry, though it is here. */
export function leftOut(
  chosen: ReadonlySet<string>,
  needs: readonly NameView[],
  items: readonly CompanionView[],
): readonly CompanionView[] {
  const wanted = new Set(
    [...needs, ...items.filter((one) => chosen.has(idOf(one))).flatMap((one) => one.needs)].map(idOf),
  );
  return items.filter((one) => wanted.has(idOf(one)) && !chosen.has(idOf(one)));
}
