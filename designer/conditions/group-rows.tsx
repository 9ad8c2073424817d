import { ArrowDown, ArrowUp, Ellipsis, ListTree, Plus, Trash2 } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import { type Readable, readableAt } from "./catalogue.ts";
import { changed, type Group, type Item, type Match, ROW_OPERATORS, type Row } from "./model.ts";
import { OperandInput } from "./operand-input.tsx";
import { newRow, operatorsFor, withOperand, withOperator, withPath } from "./rows.ts";

interface GroupProps {
  readonly group: Group;
  readonly readables: readonly Readable[];
  readonly readOnly: boolean;
  readonly depth: number;
  readonly onChange: (group: Group) => void;
  readonly onJson: () => void;
}

const MATCHES: readonly Match[] = ["all", "any", "none"];

/** A group of sentences; groups inside it are drawn the same way, folded from the third level on. */
export function GroupRows({ group, readables, readOnly, depth, onChange, onJson }: GroupProps) {
  const t = useWords(designer);
  const [open, setOpen] = useState(depth < 3);
  const put = (at: number, item: Item) => onChange(changed(group, { items: group.items.with(at, item) }));
  const remove = (at: number) => onChange(changed(group, { items: group.items.toSpliced(at, 1) }));
  const swap = (at: number, to: number) => {
    const [a, b] = [group.items[at], group.items[to]];
    if (a && b) onChange(changed(group, { items: group.items.with(at, b).with(to, a) }));
  };
  const keys = (at: number) => (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || readOnly) return;
    if (event.key === "Enter") onChange(changed(group, { items: group.items.toSpliced(at + 1, 0, newRow(readables)) }));
    else if (event.key === "Backspace") remove(at);
    else if (event.shiftKey && event.key === "ArrowUp") swap(at, at - 1);
    else if (event.shiftKey && event.key === "ArrowDown") swap(at, at + 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <fieldset
      className={`m-0 flex min-w-0 flex-col gap-1.5 border-0 p-0 ${depth > 0 ? "border-s-2! border-separator ps-2.5" : ""}`}
    >
      {(depth > 0 || group.items.length > 1 || group.match === "none") && (
        <legend className="contents">
          <span className="flex flex-wrap items-center gap-2 text-xs">
            <select
              aria-label={t("condition.match")}
              className="control w-auto! py-0.5! text-xs"
              disabled={readOnly}
              value={group.match}
              onChange={(event) =>
                onChange(changed(group, { match: MATCHES.find((m) => m === event.target.value) ?? "all" }))
              }
            >
              {MATCHES.map((match) => (
                <option key={match} value={match}>
                  {t(`condition.${match}`)}
                </option>
              ))}
            </select>
            {depth >= 3 && (
              <Button size="s" variant="link" onClick={() => setOpen(!open)}>
                {t(open ? "condition.fold" : "condition.unfold", { count: group.items.length })}
              </Button>
            )}
          </span>
        </legend>
      )}
      {open &&
        group.items.map((item, at) => (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: sentences have no ids; their place is what they are
            key={at}
            aria-label={t("condition.row", { number: at + 1 })}
            className="m-0 flex min-w-0 items-start gap-1 border-0 p-0"
            onKeyDown={keys(at)}
          >
            <div className="min-w-0 flex-1">
              {item.kind === "row" && (
                <RowInput row={item} readables={readables} readOnly={readOnly} onChange={(row) => put(at, row)} />
              )}
              {item.kind === "group" && (
                <GroupRows
                  group={item}
                  readables={readables}
                  readOnly={readOnly}
                  depth={depth + 1}
                  onChange={(next) => put(at, next)}
                  onJson={onJson}
                />
              )}
              {item.kind === "opaque" && (
                <div className="rounded-md bg-raised px-2 py-1.5 text-xs">
                  <p className="m-0">{t("condition.opaque")}</p>
                  <code className="block max-h-24 overflow-auto font-mono break-all text-soft">
                    {JSON.stringify(item.source)}
                  </code>
                  <span className="flex gap-3">
                    <Button size="s" variant="link" onClick={onJson}>
                      {t("condition.editJson")}
                    </Button>
                    {!readOnly && (
                      <Button size="s" variant="link" onClick={() => put(at, newRow(readables))}>
                        {t("condition.rebuild")}
                      </Button>
                    )}
                  </span>
                </div>
              )}
            </div>
            {!readOnly && (
              <Menu
                trigger={
                  <IconButton
                    icon={Ellipsis}
                    label={`${t("condition.row", { number: at + 1 })}: ${t("condition.more")}`}
                    className="size-7!"
                  />
                }
                items={[
                  {
                    id: "up",
                    label: t("list.up"),
                    icon: ArrowUp,
                    disabled: at === 0,
                    onSelect: () => swap(at, at - 1),
                  },
                  {
                    id: "down",
                    label: t("list.down"),
                    icon: ArrowDown,
                    disabled: at === group.items.length - 1,
                    onSelect: () => swap(at, at + 1),
                  },
                  { id: "remove", label: t("list.remove"), icon: Trash2, onSelect: () => remove(at) },
                ]}
              />
            )}
          </fieldset>
        ))}
      {open && depth > 0 && !readOnly && (
        <div className="flex gap-1">
          <Button
            size="s"
            variant="ghost"
            icon={Plus}
            onClick={() => onChange(changed(group, { items: [...group.items, newRow(readables)] }))}
          >
            {t("condition.add")}
          </Button>
          <Button
            size="s"
            variant="ghost"
            icon={ListTree}
            onClick={() =>
              onChange(
                changed(group, {
                  items: [...group.items, { kind: "group", match: "any", items: [newRow(readables)] }],
                }),
              )
            }
          >
            {t("condition.addGroup")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** One sentence: field, operator, values. Only operators that suit the field are listed. */
function RowInput({
  row,
  readables,
  readOnly,
  onChange,
}: {
  readonly row: Row;
  readonly readables: readonly Readable[];
  readonly readOnly: boolean;
  readonly onChange: (row: Row) => void;
}) {
  const t = useWords(designer);
  const language = useLanguage();
  const readable = readableAt(readables, row.path, language);
  const operator = ROW_OPERATORS.find((o) => o.name === row.operator);
  const fitting = operatorsFor(readable);
  const offered = operator && !fitting.includes(operator) ? [operator, ...fitting] : fitting;
  const places = operator?.operands.slice(1) ?? [];
  return (
    <span className="flex flex-wrap items-center gap-1">
      <select
        aria-label={t("condition.field")}
        className="control w-auto! field-sizing-content max-w-64"
        disabled={readOnly}
        value={row.path}
        onChange={(event) => onChange(withPath(row, readableAt(readables, event.target.value, language), readable))}
      >
        {!readables.some((r) => r.path === row.path) && <option value={row.path}>{readable.label}</option>}
        {readables.map((r) => (
          <option key={r.path} value={r.path}>
            {r.label}
          </option>
        ))}
      </select>
      <select
        aria-label={t("condition.operator")}
        className="control w-auto! field-sizing-content max-w-64"
        disabled={readOnly}
        value={row.operator}
        onChange={(event) => {
          const next = offered.find((o) => o.name === event.target.value);
          if (next) onChange(withOperator(row, next, readable));
        }}
      >
        {offered.map((o) => (
          <option key={o.name} value={o.name} title={o.description[language]}>
            {o.title[language]}
          </option>
        ))}
      </select>
      {places.map((place, at) => {
        if (place.optional && row.operands.length < at) return null;
        return (
          <OperandInput
            key={`${row.operator}-${place.name.en}`}
            place={place}
            readable={readable}
            readables={readables}
            value={row.operands[at]}
            disabled={readOnly}
            onChange={(value) => onChange(withOperand(row, at, value))}
          />
        );
      })}
    </span>
  );
}
