import { type LucideIcon, PencilLine } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { NamedDialog } from "./named-dialog.tsx";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a dialog over one row is given. */
interface EditProps<T> {
  readonly one: T;
  readonly onClose: () => void;
  readonly onDone: (saved: Named) => void;
}

/** Parts of the desk by their names: what is said of each, and a button that opens it. */
export function NamedTable<T extends Named>({
  label,
  items,
  columns,
  empty,
  edit,
  dialog,
  kind,
}: {
  readonly label: string;
  readonly items: readonly T[];
  readonly columns: readonly { readonly title: string; readonly cell: (one: T) => ReactNode }[];
  readonly empty: { readonly icon: LucideIcon; readonly title: string; readonly text: string };
  /** What the button of a row does, in words. */
  readonly edit: (name: string) => string;
  readonly dialog: (props: EditProps<T>) => ReactNode;
  readonly kind: "group" | "department";
}) {
  const t = useWords(words);
  const [edited, setEdited] = useState<T | null>(null);
  const [named, setNamed] = useState<T | null>(null);
  if (items.length === 0)
    return (
      <EmptyState icon={empty.icon} title={empty.title}>
        {empty.text}
      </EmptyState>
    );
  return (
    <>
      <Table stacks label={label}>
        <thead>
          <tr>
            <Th>{t("column.name")}</Th>
            {columns.map(({ title }) => (
              <Th key={title}>{title}</Th>
            ))}
            <Th>
              <span className="sr-only">{t("actionsTitle")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <Td className="font-medium">{one.name}</Td>
              {columns.map(({ title, cell }) => (
                <Td key={title} className="tabular-nums">
                  {cell(one)}
                </Td>
              ))}
              <Td className="text-end whitespace-nowrap">
                <span className="inline-flex items-center gap-1">
                  <Button
                    size="s"
                    variant="ghost"
                    aria-label={t("used.of", { name: one.name })}
                    onClick={() => setNamed(one)}
                  >
                    {t("used")}
                  </Button>
                  <Button size="s" icon={PencilLine} aria-label={edit(one.name)} onClick={() => setEdited(one)}>
                    {t("edit")}
                  </Button>
                </span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {named && <NamedDialog kind={kind} one={named} onClose={() => setNamed(null)} />}
      {edited &&
        dialog({
          one: edited,
          onClose: () => setEdited(null),
          onDone: ({ name }) => {
            toast(t("person.saved", { name }), { tone: "good" });
            setEdited(null);
          },
        })}
    </>
  );
}
