import { useQuery } from "@tanstack/react-query";
import { type RefObject, useDeferredValue, useRef, useState } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { usePutInArticle } from "../../articles/put-in.ts";
import { useArticles } from "../../articles/use-articles.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { insert as words } from "../../i18n/insert.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { type Choice, ChoiceList } from "./choice-list.tsx";
import { type ChosenMacro, useOfferedMacros } from "./macro-choice.tsx";
import { ShownMacro } from "./macro-dialog.tsx";

export interface InsertProps {
  readonly ticket: TicketView;
  readonly document: Blueprint | null | undefined;
  /** The box is that of an internal note. */
  readonly internal: boolean;
  /** Gets the focus back. */
  readonly box: RefObject<HTMLTextAreaElement | null>;
  /** Puts a text where the caret stood. */
  readonly onInsert: (text: string) => void;
  readonly onClose: () => void;
  /** A macro was done. */
  readonly onDone: (ticket: TicketView) => void;
}

const MOST_ARTICLES = 5;
/** Fewer letters would find every article. */
const LEAST_ASKED = 2;

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** One box for what one would otherwise type or do again: texts that wait for it, articles, macros. */
export default function InsertDialog(props: InsertProps) {
  const t = useWords(words);
  const first = useRef<HTMLInputElement>(null);
  const [macro, setMacro] = useState<ChosenMacro | null>(null);
  if (macro) return <ShownMacro {...props} macro={macro} onBack={() => setMacro(null)} />;
  return (
    <Dialog open size="m" initialFocus={first} finalFocus={props.box} title={t("title")} onClose={props.onClose}>
      <Choosing {...props} first={first} onMacro={setMacro} />
    </Dialog>
  );
}

function Choosing({
  ticket,
  internal,
  first,
  onInsert,
  onClose,
  onMacro,
}: InsertProps & {
  readonly first: RefObject<HTMLInputElement | null>;
  readonly onMacro: (macro: ChosenMacro) => void;
}) {
  const t = useWords(words);
  const say = useSay();
  const [find, setFind] = useState("");
  const asked = useDeferredValue(find.trim());
  const fits = (text: string) =>
    folded(asked)
      .split(/\s+/)
      .every((word) => folded(text).includes(word));
  const texts = useQuery({
    queryKey: [...keys.ticket(ticket.id), "texts"],
    queryFn: async () => bodyOf(await client.templates.forTicket({ params: { id: ticket.id } })).items,
  });
  const macros = useOfferedMacros(ticket.id);
  const articles = useArticles({ q: asked, category: "", drafts: false }, MOST_ARTICLES);
  const putIn = usePutInArticle(ticket);
  const written = (text: string) => {
    onClose();
    onInsert(text);
  };
  const ofTexts: Choice[] = (texts.data ?? []).map(({ key, name, text, language, empty }) => ({
    id: `text ${key}`,
    name: say(name),
    note: text,
    lang: language,
    ...(empty.length > 0 && { warning: t("text.empty", { names: empty.join(", ") }) }),
    onChoose: () => written(text),
  }));
  const ofArticles: Choice[] = (asked.length < LEAST_ASKED ? [] : (articles.data?.items ?? []))
    .filter(({ version }) => version > 0)
    .map(({ number, title, excerpt, language, visibility }) => ({
      id: `article ${number}`,
      name: title,
      note: excerpt,
      lang: language,
      ...(visibility === "internal" && !internal && { warning: t("article.internal"), disabled: true }),
      onChoose: () => void putIn(number).then((text) => text !== null && written(text)),
    }));
  const ofMacros: Choice[] = (macros.data ?? []).map((one) => ({
    id: `macro ${one.key}`,
    name: one.section === "" ? one.name : t("macro.of", { section: one.section, name: one.name }),
    further: true,
    onChoose: () => onMacro(one),
  }));
  const failed = texts.isError ? texts : macros.isError ? macros : null;
  if (failed) return <ErrorState message={t("failed")} onRetry={() => void failed.refetch()} />;
  return (
    <ChoiceList
      first={first}
      label={t("find")}
      find={find}
      onFind={setFind}
      untitled={t("title")}
      reading={texts.isPending || macros.isPending}
      nothing={asked === "" ? t("none") : t("noMatch")}
      sections={[
        { title: t("texts"), choices: ofTexts.filter(({ name, note }) => fits(`${name} ${note}`)) },
        { title: t("articles"), choices: ofArticles },
        { title: t("macros"), choices: ofMacros.filter(({ name }) => fits(name)) },
      ]}
    />
  );
}
