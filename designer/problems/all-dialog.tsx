import { useState } from "react";
import type { Problem } from "../../api/contract/problem.ts";
import type { ProblemResults, ProblemView } from "../../api/contract/problems.ts";
import { LANGUAGES } from "../../blueprints/text.ts";
import { client } from "../data/client.ts";
import { useWords } from "../i18n/i18n.ts";
import { problems } from "../i18n/problems.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextArea } from "../ui/field.tsx";
import { Markdown } from "../ui/markdown.tsx";

interface AllDialogProps {
  readonly what: "tell" | "solve";
  readonly problem: ProblemView;
  readonly onClose: () => void;
  /** `solved` names what was solved, by which it can be taken back. */
  readonly onDone: (results: ProblemResults, solved?: string) => void;
}

/** Asks once, in both languages, what is told to all incidents or solves them, and shows who reads which. */
export function AllDialog({ what, problem, onClose, onDone }: AllDialogProps) {
  const t = useWords(problems);
  const [words, setWords] = useState({ en: "", fr: "" });
  const [key] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const open = problem.incidents.filter(({ status }) => status !== "solved" && status !== "closed");
  const reading = (language: "en" | "fr") =>
    open.filter((one) => one.language.startsWith("fr") === (language === "fr")).length;
  const send = async () => {
    if (words.en.trim() === "" || words.fr.trim() === "") return setRefused(t("needBoth"));
    setBusy(true);
    const params = { number: problem.number };
    const idempotencyKey = key;
    const refuse = ({ problem }: { readonly problem: Problem }) =>
      setRefused(problem.errors[0]?.message ?? problem.detail);
    if (what === "tell") {
      const answer = await client.problems.tell({ params, body: { text: words }, idempotencyKey });
      setBusy(false);
      return answer.ok ? onDone(answer.body) : refuse(answer);
    }
    const answer = await client.problems.solve({ params, body: { resolution: words }, idempotencyKey });
    setBusy(false);
    if (!answer.ok) return refuse(answer);
    const { solved, ...results } = answer.body;
    onDone(results, solved);
  };
  return (
    <Dialog
      open
      size="m"
      title={t(`${what}.title`)}
      onClose={onClose}
      footer={
        <Button variant="primary" busy={busy} onClick={() => void send()}>
          {t(`${what}.go`, { count: open.length })}
        </Button>
      }
    >
      <p className="m-0 mb-3">{t(`${what}.text`)}</p>
      <div className="flex flex-col gap-4">
        {LANGUAGES.map((language) => (
          <div key={language} lang={language}>
            <TextArea
              label={t(`words.${language}`)}
              hint={t("words.count", { count: reading(language) })}
              rows={3}
              maxLength={10_000}
              value={words[language]}
              onChange={(value) => setWords({ ...words, [language]: value })}
            />
            {words[language].trim() !== "" && (
              <section aria-label={t("preview")} className="mt-2 rounded-lg bg-raised px-3 py-2">
                <Markdown text={words[language]} />
              </section>
            )}
          </div>
        ))}
      </div>
      {refused !== null && (
        <p role="alert" className="m-0 mt-3 text-error">
          {refused}
        </p>
      )}
    </Dialog>
  );
}
