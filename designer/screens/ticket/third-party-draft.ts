import { useRef, useState } from "react";
import type { FileView } from "../../../api/contract/files.ts";
import type { Json } from "../../../blueprints/json.ts";
import { dropDraft, readDraft, writeDraft } from "../../data/local-draft.ts";
import { useMe } from "../../data/session.ts";
import { filesOf } from "./files-of.ts";

/** What is written to a third party and not sent. The first four are empty in a thread that is open already. */
export interface ThirdPartyDraft {
  readonly address: string;
  readonly name: string;
  readonly subject: string;
  /** As a date input takes it; empty: no answer is expected by an instant. */
  readonly date: string;
  /** Null: nobody has said whether the ticket shall rest. */
  readonly hold: boolean | null;
  readonly text: string;
  readonly files: readonly FileView[];
}

const EMPTY: ThirdPartyDraft = { address: "", name: "", subject: "", date: "", hold: null, text: "", files: [] };

/** Under this a draft is kept: a question by its ticket, a further word by its thread. */
export type DraftOf = { readonly ticket: string } | { readonly thread: string; readonly kind: "write" | "note" };

const keyOf = (me: string, of: DraftOf): string =>
  "ticket" in of ? `${me}.${of.ticket}.thirdParty` : `${me}.${of.thread}.${of.kind}`;

function readOne(key: string): ThirdPartyDraft | null {
  const kept = readDraft<{ readonly [name: string]: Json }>(key)?.value;
  return kept ? { ...EMPTY, ...kept, files: filesOf(kept.files) } : null;
}

function keep(key: string, draft: ThirdPartyDraft): void {
  const { address, name, subject, text, files } = draft;
  if (files.length === 0 && `${address}${name}${subject}${text}`.trim() === "") dropDraft(key);
  else writeDraft(key, { ...draft, files: files.map((file) => ({ ...file })) });
}

/** What came back before it left stands before what has been typed since. */
export function restoreDraft(me: string, of: DraftOf, back: Partial<ThirdPartyDraft>): void {
  const since = readOne(keyOf(me, of));
  keep(keyOf(me, of), {
    ...EMPTY,
    ...since,
    ...back,
    text: [back.text ?? "", since?.text ?? ""].filter((text) => text.trim() !== "").join("\n\n"),
    files: [...(back.files ?? []), ...(since?.files ?? [])],
  });
}

/** Kept on this computer with every key, until it is sent; `kept`: it was begun before. */
export function useThirdPartyDraft(of: DraftOf) {
  const me = useMe();
  const key = keyOf(me.person.id, of);
  const [begun] = useState(() => readOne(key));
  const [draft, setDraft] = useState(begun ?? EMPTY);
  const latest = useRef(draft);
  /** A file may arrive while the text is typed: each changes what stands there then. */
  const put = (change: (now: ThirdPartyDraft) => Partial<ThirdPartyDraft>) => {
    latest.current = { ...latest.current, ...change(latest.current) };
    keep(key, latest.current);
    setDraft(latest.current);
  };
  return { draft, kept: begun !== null, put, sent: () => dropDraft(key) };
}
