import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Copy, GripVertical, Plus, Trash2 } from "lucide-react";
import { type DragEvent, useState } from "react";
import { z } from "zod";
import { isJsonObject, type Json, type JsonObject } from "../../blueprints/json.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { actions } from "../../blueprints/vocabulary/actions.ts";
import { type Ask, asks } from "../../blueprints/vocabulary/asks.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { typeset } from "../i18n/typeset.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import { useRowFocus } from "../ui/use-row-focus.ts";
import { type FormContext, nameOf, useForm } from "./form-context.ts";
import { ObjectForm } from "./object-form.tsx";
import { blankOf, type Part, partsOf } from "./shape.ts";
import type { OnEdit } from "./value-props.ts";

/** One word of During or After as this list needs it: everything else follows from its own file. */
interface Word {
  readonly type: string;
  readonly title: Sentence;
  readonly parts: readonly Part[];
  readonly runs: boolean;
  readonly irreversible: boolean;
  readonly sentence: (params: Json, name: (reference: string) => string) => Sentence;
}

const schemaParts = (schema: z.ZodType): Part[] => (schema instanceof z.ZodObject ? partsOf(schema) : []);

const wordOf = (it: (typeof asks)[number]): Word => ({
  type: it.type,
  title: it.title,
  parts: schemaParts(it.schema),
  runs: it.collect !== undefined || it.type === "message",
  irreversible: false,
  sentence: it.sentence,
});

const WORDS = {
  actions: actions.map(
    (it): Word => ({
      type: it.type,
      title: it.title,
      parts: schemaParts(it.schema),
      runs: true,
      irreversible: it.irreversible ?? false,
      sentence: it.sentence,
    }),
  ),
  asks: asks.map(wordOf),
  /** What a form may ask: nobody skips it by a jump. */
  fields: asks
    .filter(({ type }) => type === "field")
    .map(wordOf)
    .map((word) => ({ ...word, parts: word.parts.filter(({ name }) => name !== "neverSkip") })),
} as const;
const KEY = { actions: "do", asks: "ask", fields: "ask" } as const;

/** The vocabulary's own sentence; what is not finished yet has only its title. */
function sentenceOf(word: Word, item: JsonObject, form: FormContext): string {
  try {
    return typeset(word.sentence(item, (reference) => nameOf(form, reference))[form.language], form.language);
  } catch {
    return word.title[form.language];
  }
}

/** The items of During or the actions of After, in order: added from the vocabulary, moved by buttons or by dragging. */
export function WordList({
  of,
  title,
  value,
  at,
  onEdit,
}: {
  readonly of: keyof typeof WORDS;
  readonly title?: string;
  readonly value: readonly Json[];
  readonly at: string;
  readonly onEdit: OnEdit;
}) {
  const t = useWords(designer);
  const form = useForm();
  const { language, readOnly, wanted } = form;
  const [open, setOpen] = useState<number | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const words: readonly Word[] = WORDS[of];
  const rows = useRowFocus<HTMLDivElement>(value.length);
  const key = KEY[of];

  // While it is drawn, so that the place is there when it gets the focus.
  const [shown, setShown] = useState<string | null>(null);
  if (wanted !== shown) {
    setShown(wanted);
    const index = wanted?.startsWith(`${at}/`) ? Number(wanted.slice(at.length + 1).split("/")[0]) : Number.NaN;
    if (Number.isInteger(index)) setOpen(index);
  }

  const add = (word: Word) => {
    const blank = blankOf({ kind: "object", parts: word.parts });
    onEdit(
      [
        ...value,
        {
          [key]: word.type,
          ...(isJsonObject(blank) ? blank : {}),
          ...(of !== "actions" && word.parts.some((p) => p.name === "required") ? { required: true } : {}),
        },
      ],
      `${at}/${value.length}`,
    );
    setOpen(value.length);
  };
  const move = (from: number, to: number) => {
    const item = value[from];
    if (item === undefined || to < 0 || to >= value.length) return;
    onEdit(value.toSpliced(from, 1).toSpliced(to, 0, item), at);
    setOpen(null);
  };
  const drop = (to: number) => (event: DragEvent) => {
    event.preventDefault();
    if (dragged !== null) move(dragged, to);
    setDragged(null);
  };

  return (
    <div {...rows.box} className="flex flex-col gap-2">
      {title && <span className="font-medium">{title}</span>}
      {value.length > 0 && (
        <ol className="m-0 flex list-none flex-col gap-1.5 p-0">
          {value.map((item, index) => {
            const name = isJsonObject(item) ? item[key] : null;
            const word = words.find((w) => w.type === name);
            if (!word || !isJsonObject(item)) return null;
            const error = form.errorAt(`${at}/${index}`);
            const unfolded = open === index;
            return (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: items have no ids; their place is what counts
                key={index}
                className="rounded-md border border-separator bg-panel"
                onDragOver={(event) => dragged !== null && event.preventDefault()}
                onDrop={drop(index)}
              >
                <div className="flex items-center gap-0.5 ps-1 pe-1">
                  {!readOnly && (
                    // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer only; buttons below move it too
                    <span
                      draggable
                      onDragStart={() => setDragged(index)}
                      onDragEnd={() => setDragged(null)}
                      title={t("list.drag")}
                      className="cursor-grab text-soft"
                    >
                      <GripVertical size={14} aria-hidden />
                    </span>
                  )}
                  <button
                    type="button"
                    {...rows.row}
                    aria-expanded={unfolded}
                    className="flex min-h-8 min-w-0 flex-1 items-center gap-1.5 rounded-md px-1 text-start hover:bg-raised"
                    onClick={() => setOpen(unfolded ? null : index)}
                  >
                    {unfolded ? (
                      <ChevronDown size={14} aria-hidden className="shrink-0" />
                    ) : (
                      <ChevronRight size={14} aria-hidden className="shrink-0" />
                    )}
                    <span className="tabular text-soft">{index + 1}</span>
                    <span className="min-w-0 flex-1 truncate">{sentenceOf(word, item, form)}</span>
                    {error && <Badge tone="error">{t("problem.one")}</Badge>}
                    {!word.runs && <Badge tone="warning">{t("word.notRun")}</Badge>}
                  </button>
                </div>
                {unfolded && (
                  <div className="flex flex-col gap-3 border-t border-separator p-2.5">
                    {error && <p className="m-0 text-xs text-error">{error}</p>}
                    {word.irreversible && <p className="m-0 text-xs text-soft">{t("word.irreversible")}</p>}
                    {/* The items of the vocabulary are read by their own schemas; as a list they are the step's asks. */}
                    <ObjectForm
                      parts={word.parts}
                      value={item}
                      at={`${at}/${index}`}
                      asks={of !== "actions" ? (value as unknown as readonly Ask[]) : undefined}
                      onEdit={(next, where) =>
                        onEdit(
                          value.with(index, {
                            [key]: word.type,
                            ...(isJsonObject(next ?? null) ? (next as JsonObject) : {}),
                          }),
                          where,
                        )
                      }
                    />
                    {!readOnly && (
                      <div className="flex justify-end gap-0.5 border-t border-separator pt-1.5">
                        <IconButton
                          icon={ArrowUp}
                          label={t("list.up")}
                          disabled={index === 0}
                          onClick={() => move(index, index - 1)}
                        />
                        <IconButton
                          icon={ArrowDown}
                          label={t("list.down")}
                          disabled={index === value.length - 1}
                          onClick={() => move(index, index + 1)}
                        />
                        <IconButton
                          icon={Copy}
                          label={t("list.copy")}
                          onClick={() => onEdit(value.toSpliced(index + 1, 0, item), at)}
                        />
                        <IconButton
                          icon={Trash2}
                          label={t("list.remove")}
                          onClick={() => {
                            rows.removing(index);
                            onEdit(value.toSpliced(index, 1), at);
                            setOpen(null);
                          }}
                        />
                      </div>
                    )}
                  </div>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {!readOnly && (
        <div>
          <Menu
            align="start"
            trigger={
              <Button size="s" icon={Plus}>
                {t(of === "actions" ? "after.add" : "during.add")}
              </Button>
            }
            items={words.map((word) => ({
              id: word.type,
              label: word.title[language],
              ...(!word.runs && { note: t("word.notRun") }),
              onSelect: () => add(word),
            }))}
          />
        </div>
      )}
    </div>
  );
}
