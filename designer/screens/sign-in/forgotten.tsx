import { useMutation } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { client, ProblemError } from "../../data/client.ts";
import { useWords } from "../../i18n/i18n.ts";
import { signIn as words } from "../../i18n/sign-in.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { DoorFrame } from "./door-frame.tsx";

/** A mail with a link for a new password. */
export default function Forgotten() {
  const t = useWords(words);
  const [email, setEmail] = useState("");
  const [asked, setAsked] = useState(false);
  const asking = useMutation({
    mutationFn: async () => {
      const answer = await client.team.forgotten({ body: { email: email.trim() } });
      if (!answer.ok) throw new ProblemError(answer.problem);
    },
  });
  const missing = !/^\S+@\S+$/.test(email.trim());
  return (
    <DoorFrame title={t("forgotten.title")} lead={asking.isSuccess ? undefined : t("forgotten.lead")}>
      {asking.isSuccess ? (
        <p role="status" className="mt-1 mb-6">
          {t("forgotten.done")}
        </p>
      ) : (
        <form
          noValidate
          className="mb-6 flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(true);
            if (!missing) asking.mutate();
          }}
        >
          {asking.isError && (
            <p role="alert" className="m-0 rounded-md bg-error-fill px-3 py-2 text-error">
              {asking.error.message}
            </p>
          )}
          <TextField
            label={t("email")}
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            error={asked && missing ? t("enterEmail") : undefined}
          />
          <Button type="submit" variant="primary" icon={Send} busy={asking.isPending}>
            {t("forgotten.send")}
          </Button>
        </form>
      )}
      <Link to="/">{t("forgotten.back")}</Link>
    </DoorFrame>
  );
}
