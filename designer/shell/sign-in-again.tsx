import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { SessionView } from "../../api/contract/session.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";
import { becomes } from "../data/session.ts";
import { useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";
import { signIn as words } from "../i18n/sign-in.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";

/** The session has ended over work that is not saved: whoever was here signs in again over it, and goes on. */
export default function SignInAgain({ me }: { readonly me: SessionView }) {
  const t = useWords(shell);
  const own = useWords(words);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const entering = useMutation({
    mutationFn: async () => bodyOf(await client.session.signIn({ body: { email, password } })),
    onSuccess: (session) => {
      // Somebody else begins with a page of their own; what is unsaved here waits for whoever wrote it.
      if (session.person.id !== me.person.id) return becomes(session);
      queries.setQueryData(keys.session, session);
      void queries.invalidateQueries();
    },
  });
  return (
    <Dialog
      open
      size="s"
      onClose={() => becomes(null)}
      title={t("again.title")}
      subtitle={t("again.hint", { name: me.person.name })}
      footer={
        <Button type="submit" form="sign-in-again" variant="primary" busy={entering.isPending}>
          {own("send")}
        </Button>
      }
    >
      <form
        id="sign-in-again"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (email && password) entering.mutate();
        }}
      >
        {entering.isError && (
          <p role="alert" className="m-0 rounded-md bg-error-fill px-3 py-2 text-error">
            {entering.error.message}
          </p>
        )}
        <TextField label={own("email")} type="email" autoComplete="username" value={email} onChange={setEmail} />
        <TextField
          label={own("password")}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
      </form>
    </Dialog>
  );
}
