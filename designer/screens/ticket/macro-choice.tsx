import { useQuery } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { macros } from "../../i18n/macros.ts";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { ChoiceList } from "./choice-list.tsx";

export interface ChosenMacro {
  readonly key: string;
  readonly name: string;
}

interface Offered extends ChosenMacro {
  /** Empty: under none. */
  readonly section: string;
}

/** The macros that this ticket is offered, in the reader's language. */
export function useOfferedMacros(ticket: string) {
  const say = useSay();
  const read = useQuery({
    queryKey: [...keys.ticket(ticket), "macros"],
    queryFn: async () => bodyOf(await client.rules.macros({ params: { id: ticket } })).items,
  });
  const data = read.data?.map(
    ({ key, name, section }): Offered => ({ key, name: say(name), section: section === null ? "" : say(section) }),
  );
  return { ...read, data };
}

export function OfferedMacros({
  ticket,
  ...rest
}: Omit<MacroChoiceProps, "offered" | "failed"> & { readonly ticket: string }) {
  const { data, isError, refetch } = useOfferedMacros(ticket);
  return <MacroChoice {...rest} offered={data} {...(isError && { failed: () => void refetch() })} />;
}

interface MacroChoiceProps {
  /** Undefined: they are still being read. */
  readonly offered: readonly Offered[] | undefined;
  /** They could not be read; it tries again. */
  readonly failed?: () => void;
  readonly first: RefObject<HTMLInputElement | null>;
  readonly onChoose: (macro: ChosenMacro) => void;
}

/** Macros under their sections; typing narrows them, arrows move, Enter shows one. */
export function MacroChoice({ offered, failed, first, onChoose }: MacroChoiceProps) {
  const t = useWords(macros);
  const [find, setFind] = useState("");
  if (failed && !offered) return <ErrorState message={t("menu.failed")} onRetry={failed} />;
  if (offered?.length === 0) return <EmptyState title={t("menu.none")} />;
  const shown = (offered ?? []).filter(({ name, section }) =>
    `${section} ${name}`.toLocaleLowerCase().includes(find.trim().toLocaleLowerCase()),
  );
  const titles = [...new Set(shown.map(({ section }) => section))].toSorted(
    (a, b) => Number(a !== "") - Number(b !== ""),
  );
  const under = (title: string) =>
    shown
      .filter(({ section }) => section === title)
      .map((macro) => ({ id: macro.key, name: macro.name, further: true, onChoose: () => onChoose(macro) }));
  return (
    <ChoiceList
      first={first}
      label={t("menu.find")}
      find={find}
      onFind={setFind}
      untitled={t("menu")}
      reading={!offered}
      nothing={t("menu.noMatch")}
      sections={titles.map((title) => ({ title, choices: under(title) }))}
    />
  );
}
