import { useCallback, useEffect, useState } from "react";
import { client } from "../../data/client.ts";
import { adoptDraft, readDraft, useTextDraft, writeDraft } from "../../data/local-draft.ts";
import { useSaveLater } from "../../data/save-later.ts";
import { useMe } from "../../data/session.ts";

/** A reply or note that is not sent: kept on this computer with every key, and on the server for all of one's browsers. */
export function useWordsDraft(ticket: string, kind: "reply" | "note") {
  const me = useMe();
  const replyKey = `${me.person.id}.${ticket}.reply`;
  const otherKey = `${me.person.id}.${ticket}.${kind === "reply" ? "note" : "reply"}`;
  const local = useTextDraft(`${me.person.id}.${ticket}.${kind}`);
  const [, lookAgain] = useState(0);
  const { later, now } = useSaveLater();
  const { adopt } = local;
  useEffect(() => {
    let over = false;
    // What was kept of another kind goes its way before this one is looked at.
    now();
    client.drafts.words({ params: { id: ticket } }).then((answer) => {
      if (over || !answer.ok) return;
      for (const words of answer.body.items)
        if (words.kind === kind) adopt(words.text, words.at);
        else if (adoptDraft(otherKey, words.text, words.at)) lookAgain(words.at);
    });
    return () => {
      over = true;
    };
  }, [ticket, kind, otherKey, adopt, now]);
  const keep = useCallback(
    (text: string) => {
      const body = { text, at: Date.now() };
      later(() => client.drafts.keepWords({ params: { id: ticket, kind }, body }));
    },
    [later, ticket, kind],
  );
  const set = useCallback(
    (text: string) => {
      local.set(text);
      keep(text);
    },
    [local.set, keep],
  );
  const sent = useCallback(
    (text: string) => {
      keep(local.sent(text));
      now();
    },
    [local.sent, keep, now],
  );
  /** A reply that came back stands before what has been typed since, whatever is being written now. */
  const restoreReply = useCallback(
    (words: string) => {
      const typed = (kind === "reply" ? local.text : (readDraft<string>(replyKey)?.value ?? "")).trim();
      const whole = typed === "" ? words : `${words}\n\n${typed}`;
      if (kind === "reply") return set(whole);
      writeDraft(replyKey, whole);
      client.drafts.keepWords({ params: { id: ticket, kind: "reply" }, body: { text: whole, at: Date.now() } });
    },
    [kind, local.text, replyKey, set, ticket],
  );
  /** The other kind waits with words of its own. */
  const other = (readDraft<string>(otherKey)?.value ?? "").trim() !== "";
  return { other, text: local.text, at: local.at, set, sent, restoreReply };
}
