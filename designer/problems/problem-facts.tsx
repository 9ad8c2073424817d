import { useState } from "react";
import type { ProblemView } from "../../api/contract/problems.ts";
import { client } from "../data/client.ts";
import { useDirectory } from "../data/session.ts";
import { useWords } from "../i18n/i18n.ts";
import { problems } from "../i18n/problems.ts";
import { Button } from "../ui/button.tsx";
import { Combobox } from "../ui/combobox.tsx";
import { TextArea, TextField } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";
import { rereadProblem, takeProblem } from "./use-problems.ts";

/** Title, leader, note, and what requesters read while it is open. */
export function ProblemFacts({ problem }: { readonly problem: ProblemView }) {
  const t = useWords(problems);
  const { data: directory } = useDirectory();
  const [content, setContent] = useState({
    title: problem.title,
    note: problem.note,
    owner: problem.owner.id,
    banner: problem.banner,
  });
  const [busy, setBusy] = useState(false);
  const people = (directory?.people ?? []).filter(({ active }) => active);
  const save = async () => {
    setBusy(true);
    const params = { number: problem.number };
    const answer = await client.problems.change({ params, body: content, ifMatch: problem.revision });
    setBusy(false);
    if (!answer.ok) {
      if (answer.status === 412) void rereadProblem(problem.number);
      return toast(answer.problem.errors[0]?.message ?? answer.problem.detail, { tone: "error" });
    }
    takeProblem(answer.body);
    toast(t("saved"));
  };
  if (!problem.mayLead)
    return (
      <aside aria-label={t("facts")} className="shrink-0 lg:w-80">
        <p className="text-soft">{t("readOnly", { name: problem.owner.name })}</p>
        <p className="break-words whitespace-pre-wrap">{problem.note}</p>
      </aside>
    );
  return (
    <aside aria-label={t("facts")} className="shrink-0 lg:w-80">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t("facts.title")}
          maxLength={200}
          value={content.title}
          onChange={(title) => setContent({ ...content, title })}
        />
        <Combobox
          label={t("facts.owner")}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={content.owner}
          onChange={(owner) => setContent({ ...content, owner: owner ?? problem.owner.id })}
        />
        <TextArea
          label={t("facts.note")}
          rows={2}
          maxLength={10_000}
          value={content.note}
          onChange={(note) => setContent({ ...content, note })}
        />
        <TextArea
          label={t("banner.en")}
          hint={t("banner.hint")}
          rows={2}
          maxLength={500}
          value={content.banner.en}
          onChange={(en) => setContent({ ...content, banner: { ...content.banner, en } })}
        />
        <TextArea
          label={t("banner.fr")}
          rows={2}
          maxLength={500}
          value={content.banner.fr}
          onChange={(fr) => setContent({ ...content, banner: { ...content.banner, fr } })}
        />
        <Button type="submit" busy={busy} className="self-end">
          {t("save")}
        </Button>
      </form>
    </aside>
  );
}
