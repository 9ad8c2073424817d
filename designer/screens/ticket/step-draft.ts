import { useState } from "react";
import type { Answers } from "../../../blueprints/event.ts";
import { client } from "../../data/client.ts";
import { dropDraft, readDraft, writeDraft } from "../../data/local-draft.ts";
import { keys, queries } from "../../data/queries.ts";
import { useSaveLater } from "../../data/save-later.ts";

interface DraftOptions {
  readonly ticket: string;
  readonly transition: string;
  readonly fromState: string;
  readonly me: string;
  readonly first: Answers;
  /** What was just written in the reply box: newer than any draft. */
  readonly typed: Answers | undefined;
  /** Of this dialog's own kind on the server: mine, else a colleague's latest. */
  readonly stored: { readonly answers: Answers; readonly by: string; readonly at: number } | null;
}

/** Answers of a half-filled step: kept on this computer with every key, and on the server a moment later. */
export function useStepDraft({ ticket, transition, fromState, me, first, typed, stored }: DraftOptions) {
  const key = `${me}.${ticket}.step.${transition}`;
  const [local] = useState(() => readDraft<Answers>(key));
  // The latest of the two wins; what is on this computer may be newer than what the server has.
  const from = local && (!stored || local.at >= stored.at) ? { answers: local.value, by: me, at: local.at } : stored;
  const [answers, setAnswers] = useState<Answers>({ ...first, ...from?.answers, ...typed });
  const [touched, setTouched] = useState(from !== null);
  const { later, forget } = useSaveLater();
  const save = async (given: Answers) => {
    await client.tickets.saveDraft({ params: { id: ticket, transition }, body: { fromState, answers: given } });
    void queries.invalidateQueries({ queryKey: keys.drafts(ticket) });
  };
  const change = (next: Answers) => {
    setAnswers(next);
    setTouched(true);
    writeDraft(key, next);
    later(() => save(next));
  };
  const drop = async () => {
    forget();
    dropDraft(key);
    setTouched(false);
    setAnswers({ ...first, ...typed });
    await client.tickets.removeDraft({ params: { id: ticket, transition } });
    void queries.invalidateQueries({ queryKey: keys.drafts(ticket) });
  };
  return { answers, change, drop, touched, from };
}
