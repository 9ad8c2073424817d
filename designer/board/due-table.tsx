import { useState } from "react";
import { Link } from "react-router";
import type { BoardView } from "../../api/contract/board.ts";
import { bodyOf, client } from "../data/client.ts";
import { board } from "../i18n/board.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { dateTime, relative } from "../i18n/time.ts";
import { Select } from "../ui/select.tsx";
import { Table, Td, Th } from "../ui/table.tsx";
import { toast } from "../ui/toast.tsx";

type Due = BoardView["due"][number];

interface Props {
  readonly board: BoardView;
  readonly onChanged: () => void;
}

/** What is due before shifts end: given to somebody else, or taken back, with one choice. */
export function DueTable({ board: { due, people }, onChanged }: Props) {
  const t = useWords(board);
  return (
    <section className="mb-6">
      <h2 className="m-0 font-semibold text-base">{t("due")}</h2>
      <p className="mt-1 mb-2 text-soft">{t(due.length === 0 ? "due.none" : "due.hint")}</p>
      {due.length > 0 && (
        <Table stacks label={t("due")}>
          <thead>
            <tr>
              <Th>{t("ticket")}</Th>
              <Th>{t("dueAt")}</Th>
              <Th>{t("owner")}</Th>
            </tr>
          </thead>
          <tbody>
            {due.map((ticket) => (
              <Row key={ticket.id} {...{ ticket, people, onChanged }} />
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

/** When the next of a ticket's clocks comes due. */
const dueOf = ({ clocks }: Due): number | null =>
  clocks.find(({ state, dueAt }) => state === "running" && dueAt !== null)?.dueAt ?? null;

function Row({
  ticket,
  people,
  onChanged,
}: { readonly ticket: Due } & Omit<Props, "board"> & Pick<BoardView, "people">) {
  const t = useWords(board);
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const { number } = ticket;
  const at = dueOf(ticket);
  const give = async (assignee: string) => {
    setBusy(true);
    try {
      bodyOf(
        await client.tickets.change({
          params: { id: ticket.id },
          ifMatch: ticket.version,
          body: { assignee: assignee === "" ? null : assignee },
        }),
      );
      const name = people.find(({ person }) => person.id === assignee)?.person.name;
      toast(name === undefined ? t("given.back", { number }) : t("given.to", { number, name }), { tone: "good" });
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), { tone: "error" });
    }
    setBusy(false);
    onChanged();
  };
  const owner = ticket.assignee;
  const known = people.map(({ person: { id, name }, unavailable }) => ({
    value: id,
    label: unavailable ? t("off", { name }) : name,
  }));
  const options =
    owner && !known.some(({ value }) => value === owner.id)
      ? [...known, { value: owner.id, label: owner.name }]
      : known;
  return (
    <tr>
      <Td>
        <Link to={`/tickets/${ticket.id}`} className="text-link">
          <span className="tabular text-soft">#{number}</span> {ticket.subject}
        </Link>
      </Td>
      <Td className="whitespace-nowrap">
        {at !== null && (
          <time dateTime={new Date(at).toISOString()} title={dateTime(at, language)}>
            {relative(at, language)}
          </time>
        )}
      </Td>
      <Td>
        <Select
          label={t("give", { number })}
          hideLabel
          empty={t("nobody")}
          disabled={busy}
          value={owner?.id ?? ""}
          onChange={(id) => void give(id)}
          options={options}
        />
      </Td>
    </tr>
  );
}
