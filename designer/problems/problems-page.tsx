import { Plus, Siren } from "lucide-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { client } from "../data/client.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { problems } from "../i18n/problems.ts";
import { shortTime } from "../i18n/time.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { TextField } from "../ui/field.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Table, Td, Th } from "../ui/table.tsx";
import { takeProblem, useProblems } from "./use-problems.ts";

/** What many tickets come from: open ones first. */
export default function ProblemsPage() {
  const t = useWords(problems);
  const language = useLanguage();
  const [making, setMaking] = useState(false);
  const list = useProblems();
  const items = list.data ?? [];
  const make = (
    <Button variant="primary" icon={Plus} onClick={() => setMaking(true)}>
      {t("fresh")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")}>
        {items.length > 0 && make}
      </PageHead>
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && !list.data && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={Siren} title={t("none")} action={make}>
          {t("none.hint")}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Table stacks label={t("list")}>
          <thead>
            <tr>
              {(["problem", "state", "owner", "since"] as const).map((column) => (
                <Th key={column}>{t(`column.${column}`)}</Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ number, title, owner, createdAt, closedAt }) => (
              <tr key={number}>
                <Td>
                  <Link to={`/problems/${number}`} className="text-link break-words hover:underline">
                    {number} · {title}
                  </Link>
                </Td>
                <Td>
                  <Badge tone={closedAt === null ? "warning" : "good"}>
                    {t(closedAt === null ? "open" : "closed")}
                  </Badge>
                </Td>
                <Td>{owner.name}</Td>
                <Td className="text-soft">{shortTime(createdAt, language)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {making && <NewProblem onClose={() => setMaking(false)} />}
    </>
  );
}

function NewProblem({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(problems);
  const navigate = useNavigate();
  const [title, setTitle] = useState("");
  const save = async (): Promise<string | null> => {
    const answer = await client.problems.create({ body: { title } });
    if (!answer.ok) return answer.problem.errors[0]?.message ?? answer.problem.detail;
    takeProblem(answer.body);
    void navigate(`/problems/${answer.body.number}`);
    return null;
  };
  return (
    <Confirm title={t("fresh")} text={t("none.hint")} act={t("fresh.make")} onAct={save} onClose={onClose}>
      <TextField label={t("fresh.title")} maxLength={200} value={title} onChange={setTitle} />
    </Confirm>
  );
}
