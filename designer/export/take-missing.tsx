import { type NameView, REPLACEABLE_KINDS } from "../../api/contract/exchange.ts";
import { exchange } from "../i18n/exchange.ts";
import { useWords } from "../i18n/i18n.ts";
import { useOthers } from "../replacing/use-others.ts";
import type { Replaceable } from "../replacing/use-replacing.ts";
import { Select } from "../ui/select.tsx";
import { idOf } from "./chosen.ts";
import { useNames } from "./use-names.ts";

/** What the file names and nobody has: for each something of this workspace, or nothing. */
export function TakeMissing({
  names,
  ours,
  onChoose,
}: {
  readonly names: readonly NameView[];
  readonly ours: ReadonlyMap<string, string>;
  readonly onChoose: (id: string, by: string) => void;
}) {
  const t = useWords(exchange);
  const say = useNames();
  if (names.length === 0) return null;
  const known = names.flatMap((one) => {
    const kind = REPLACEABLE_KINDS.find((it) => it === one.kind);
    return kind ? [{ ...one, kind }] : [];
  });
  const rest = names.filter(({ kind }) => !REPLACEABLE_KINDS.some((it) => it === kind));
  return (
    <section className="flex flex-col gap-2 rounded-lg border border-separator p-3">
      <p className="m-0 rounded-lg bg-warning-fill px-3 py-2 text-warning">{t("take.missing")}</p>
      {known.map((one) => (
        <Ours key={idOf(one)} {...{ one }} by={ours.get(idOf(one)) ?? ""} onChoose={(by) => onChoose(idOf(one), by)} />
      ))}
      {rest.length > 0 && <p className="m-0 text-soft">{t("take.ours.left", { names: say(rest) })}</p>}
    </section>
  );
}

function Ours({
  one,
  by,
  onChoose,
}: {
  readonly one: { readonly kind: Replaceable; readonly key: string };
  readonly by: string;
  readonly onChoose: (by: string) => void;
}) {
  const t = useWords(exchange);
  const say = useNames();
  const others = useOthers(one.kind, one.key);
  return (
    <Select
      label={t("take.ours", { name: say([one]) })}
      empty={t("take.ours.none")}
      value={by}
      options={others}
      onChange={onChoose}
    />
  );
}
