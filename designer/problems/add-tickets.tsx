import { useState } from "react";
import type { ProblemResults } from "../../api/contract/problems.ts";
import { client } from "../data/client.ts";
import { useWords } from "../i18n/i18n.ts";
import { problems } from "../i18n/problems.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { rereadTicketProblem } from "./use-problems.ts";

/** Makes tickets incidents of the problem, by their numbers. */
export function AddTickets({
  number,
  onDone,
}: {
  readonly number: number;
  readonly onDone: (results: ProblemResults) => void;
}) {
  const t = useWords(problems);
  const [text, setText] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const add = async () => {
    const tickets = text.split(/[\s,;#]+/).filter((one) => one !== "");
    if (tickets.length === 0 || busy) return;
    setBusy(true);
    const answer = await client.problems.attach({ params: { number }, body: { tickets, on: true } });
    setBusy(false);
    if (!answer.ok) return setError(answer.problem.errors[0]?.message ?? answer.problem.detail);
    const missing = answer.body.results.filter(({ outcome }) => outcome === "hidden").map(({ ticket }) => ticket);
    setError(missing.length > 0 ? `${missing.join(", ")}: ${t("attach.unknown")}` : undefined);
    setText(missing.join(" "));
    for (const { ticket } of answer.body.results) rereadTicketProblem(ticket);
    onDone(answer.body);
  };
  return (
    <form
      className="mb-3 flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        className="min-w-60 flex-1"
        label={t("attach")}
        hint={t("attach.hint")}
        error={error}
        value={text}
        onChange={setText}
      />
      <Button type="submit" busy={busy} className="mt-6">
        {t("attach.go")}
      </Button>
    </form>
  );
}
