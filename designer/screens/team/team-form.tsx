import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { Answer } from "../../../api/contract/client.ts";
import type { Problem } from "../../../api/contract/problem.ts";
import { useWords } from "../../i18n/i18n.ts";
import { team } from "../../i18n/team.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, type DialogProps } from "../../ui/dialog.tsx";
import { useTeamChanged } from "./use-team.ts";

/** A window with a form of the team: it is sent with Enter, and what the server refuses is said at its field. */
export function TeamForm<T>({
  title,
  act,
  ready,
  send,
  onDone,
  onClose,
  initialFocus,
  children,
}: Pick<DialogProps, "onClose"> & {
  readonly title: string;
  /** The word of the button. */
  readonly act: string;
  /** False: something is missing, which its field says from the first try on. */
  readonly ready: boolean;
  readonly send: () => Promise<Answer<T>>;
  readonly onDone: (answered: T) => void;
  readonly initialFocus: NonNullable<DialogProps["initialFocus"]>;
  /** `refused` gives what the server said at a place; `asked`: it was tried. */
  readonly children: (tried: {
    readonly asked: boolean;
    readonly refused: (at: string) => string | undefined;
  }) => ReactNode;
}) {
  const t = useWords(team);
  const form = useId();
  const changed = useTeamChanged();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const placed = new Set<string>();
  const refused = (at: string): string | undefined => {
    const found = problem?.errors.find(({ pointer }) => pointer === at || pointer.startsWith(`${at}/`));
    if (found) placed.add(found.pointer);
    return found?.message;
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!ready || busy) return;
    setBusy(true);
    const answer = await send();
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    await changed();
    onDone(answer.body);
  };
  const fields = children({ asked, refused });
  const elsewhere =
    problem !== null && (problem.errors.length === 0 || problem.errors.some(({ pointer }) => !placed.has(pointer)));
  return (
    <Dialog
      open
      onClose={onClose}
      initialFocus={initialFocus}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {act}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => void submit(event)}
        onChange={() => setProblem(null)}
      >
        {elsewhere && (
          <p role="alert" className="m-0 text-error">
            {problem.errors[0]?.message ?? (problem.detail || problem.title)}
          </p>
        )}
        {fields}
      </form>
    </Dialog>
  );
}
