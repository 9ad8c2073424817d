import { Link } from "react-router";
import type { Incident, ProblemResults, ProblemView } from "../../api/contract/problems.ts";
import { client } from "../data/client.ts";
import { desk } from "../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { problems } from "../i18n/problems.ts";
import { StateChip } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Table, Td, Th } from "../ui/table.tsx";
import { toast } from "../ui/toast.tsx";
import { rereadTicketProblem } from "./use-problems.ts";

type Came = ProblemResults["results"];

interface IncidentsProps {
  readonly problem: ProblemView;
  /** What came of the last thing that was done to all. */
  readonly came: Came;
  readonly onDone: (results: ProblemResults) => void;
}

/** The tickets of a problem, where each stands, and what came of what was done to all. */
export function Incidents({ problem, came, onDone }: IncidentsProps) {
  const t = useWords(problems);
  const { incidents } = problem;
  if (incidents.length === 0) return <p className="text-soft">{t("incidents.none")}</p>;
  const byTicket = new Map(came.map((one) => [one.ticket, one]));
  const columns = ["ticket", "requester", "language", "status", "result"] as const;
  return (
    <Table stacks label={t("incidents", { count: incidents.length })}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{t(`incident.${column}`)}</Th>
          ))}
          <Th>
            <span className="sr-only">{t("incident.remove")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((one) => (
          <Row key={one.id} number={problem.number} one={one} came={byTicket.get(one.id)} onDone={onDone} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({
  number,
  one,
  came,
  onDone,
}: {
  readonly number: number;
  readonly one: Incident;
  readonly came: Came[number] | undefined;
  readonly onDone: (results: ProblemResults) => void;
}) {
  const t = useWords(problems);
  const d = useWords(desk);
  const say = useSay();
  const language = useLanguage();
  const remove = async () => {
    const answer = await client.problems.attach({ params: { number }, body: { tickets: [one.id], on: false } });
    if (!answer.ok) return toast(answer.problem.detail, { tone: "error" });
    rereadTicketProblem(one.id);
    onDone(answer.body);
  };
  const reason = came?.reasons[0]?.message[language];
  return (
    <tr>
      <Td>
        <Link to={`/tickets/${one.id}`} className="text-link break-words hover:underline">
          <span className="tabular">#{one.number}</span> {one.subject}
        </Link>
      </Td>
      <Td>{one.requester?.name}</Td>
      <Td className="uppercase">{one.language.slice(0, 2)}</Td>
      <Td>
        <StateChip status={one.status} name={one.state === null ? d(`status.${one.status}`) : say(one.state)} />
      </Td>
      <Td className="min-w-44">{came && (came.outcome === "refused" ? reason : t(`result.${came.outcome}`))}</Td>
      <Td>
        <Button
          size="s"
          variant="ghost"
          aria-label={t("incident.removeNamed", { number: one.number })}
          onClick={() => void remove()}
        >
          {t("incident.remove")}
        </Button>
      </Td>
    </tr>
  );
}
