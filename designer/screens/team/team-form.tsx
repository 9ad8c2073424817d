import { type ReactNode, useState } from "react";
import type { Answer } from "../../../api/contract/client.ts";
import type { Problem } from "../../../api/contract/problem.ts";
import type { DialogProps } from "../../ui/dialog.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
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
  const submit = async () => {
    setAsked(true);
    if (!ready) return;
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
    <FormDialog
      onClose={onClose}
      initialFocus={initialFocus}
      title={title}
      act={act}
      busy={busy}
      fault={elsewhere ? (problem.errors[0]?.message ?? (problem.detail || problem.title)) : null}
      onChange={() => setProblem(null)}
      onSend={() => void submit()}
    >
      {fields}
    </FormDialog>
  );
}
