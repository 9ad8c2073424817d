import { useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, PlugZap, Trash2 } from "lucide-react";
import { useState } from "react";
import { type ImapPlace, imapSchema } from "../../../blueprints/mailbox.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { mailServers } from "../../i18n/mail-servers.ts";
import { dateTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { TextField } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.tsx";
import { accountWords } from "./fault-words.ts";
import { type Tested, TestedConnection } from "./tested-connection.tsx";

/** The password of an address's mail server, which is kept apart from the document, and a try whether everything works. */
export function ImapConnection({
  of,
  imap,
  onFolder,
}: {
  readonly of: string;
  readonly imap: ImapPlace;
  readonly onFolder: (folder: string) => void;
}) {
  const t = useWords(mailServers);
  const language = useLanguage();
  const changed = useQueryClient();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState<"keep" | "forget" | "test" | null>(null);
  const [tested, setTested] = useState<Tested | string | null>(null);
  const { host, port, user } = imap;
  const account = `${user}@${host}:${port}`;
  const params = { key: of };
  const standing = useQuery({
    queryKey: [...keys.mailIn, "password", of],
    queryFn: async () => bodyOf(await client.mailServers.standing({ params })),
  });
  const kept = standing.data?.account ?? null;
  const known =
    kept === null
      ? t("password.none", { account: accountWords(account) })
      : kept === account
        ? t("password.there", {
            account: accountWords(account),
            time: dateTime(standing.data?.passwordAt ?? 0, language),
          })
        : t("password.other", { account: accountWords(account), other: accountWords(kept) });

  const settle = async (what: "keep" | "forget") => {
    setBusy(what);
    const answer =
      what === "keep"
        ? await client.mailServers.keepPassword({ params, body: { host, port, user, password: typed } })
        : await client.mailServers.forgetPassword({ params });
    setBusy(null);
    if (!answer.ok) return toast(answer.problem.detail || answer.problem.title, { tone: "error" });
    setTyped("");
    toast(t(what === "keep" ? "password.kept" : "password.forgotten"), { tone: "good" });
    await changed.invalidateQueries({ queryKey: keys.mailIn });
  };
  const test = async () => {
    const read = imapSchema.safeParse(imap);
    if (!read.success) return setTested(t("test.untold"));
    setBusy("test");
    setTested(null);
    const body = { imap: read.data, ...(typed !== "" && { password: typed }) };
    const answer = await client.mailServers.test({ params, body });
    setBusy(null);
    setTested(answer.ok ? { ...answer.body, imap: read.data } : answer.problem.detail || answer.problem.title);
  };
  return (
    <div className="flex flex-col gap-3 border-separator border-t pt-4 sm:col-span-2">
      {standing.isError && <ErrorState message={standing.error.message} onRetry={() => void standing.refetch()} />}
      {standing.data && <p className="m-0 break-words">{known}</p>}
      <TextField
        label={t("password")}
        hint={t("password.hint")}
        type="password"
        autoComplete="new-password"
        maxLength={1000}
        className="max-w-90"
        value={typed}
        onChange={setTyped}
      />
      <div className="flex flex-wrap gap-2">
        <Button icon={PlugZap} busy={busy === "test"} onClick={() => void test()}>
          {t("test")}
        </Button>
        <Button icon={KeyRound} busy={busy === "keep"} disabled={typed === ""} onClick={() => void settle("keep")}>
          {t("password.keep")}
        </Button>
        {kept !== null && (
          <Button variant="ghost" icon={Trash2} busy={busy === "forget"} onClick={() => void settle("forget")}>
            {t("password.forget")}
          </Button>
        )}
      </div>
      <TestedConnection tested={tested} onFolder={onFolder} />
    </div>
  );
}
