import { useMutation, useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { bodyOf, client } from "../../data/client.ts";
import { becomes } from "../../data/session.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { signIn as words } from "../../i18n/sign-in.ts";
import { dateTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { DoorFrame } from "./door-frame.tsx";

const SHORTEST = 10;

/** Where a link for a password leads: choose one, and be signed in. */
export default function Welcome() {
  const t = useWords(words);
  const language = useLanguage();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const token = query.get("token") ?? "";
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const guest = useQuery({
    queryKey: ["invitation", token],
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => bodyOf(await client.team.readInvitation({ query: { token } })),
  });
  const accepting = useMutation({
    mutationFn: async () => bodyOf(await client.team.acceptInvitation({ body: { token, password } })),
    onSuccess: async (session) => {
      // The link must not stay in the history of whoever comes next to this computer.
      await navigate("/", { replace: true });
      becomes(session);
    },
  });
  if (guest.isPending)
    return (
      <DoorFrame title={t("welcome.title")}>
        <Skeleton lines={4} className="mt-6" />
      </DoorFrame>
    );
  if (guest.isError)
    return (
      <DoorFrame title={t("welcome.over")} lead={guest.error.message}>
        <p className="m-0 flex gap-4">
          <Link to="/forgotten">{t("forgotten.link")}</Link>
          <Link to="/">{t("title")}</Link>
        </p>
      </DoorFrame>
    );
  const { name, email, expiresAt } = guest.data;
  const short = password.length < SHORTEST;
  return (
    <DoorFrame
      title={t("welcome.hello", { name })}
      lead={t("welcome.lead", { email, at: dateTime(expiresAt, language) })}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (!short) accepting.mutate();
        }}
      >
        {accepting.isError && (
          <p role="alert" className="m-0 rounded-md bg-error-fill px-3 py-2 text-error">
            {accepting.error.message}
          </p>
        )}
        {/* Password managers keep the password under this name. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <TextField
          label={t("welcome.password")}
          hint={t("welcome.hint", { count: SHORTEST })}
          type="password"
          autoComplete="new-password"
          maxLength={200}
          value={password}
          onChange={setPassword}
          error={asked && short ? t("welcome.short", { count: SHORTEST }) : undefined}
        />
        <Button type="submit" variant="primary" icon={KeyRound} busy={accepting.isPending}>
          {t("welcome.send")}
        </Button>
      </form>
    </DoorFrame>
  );
}
