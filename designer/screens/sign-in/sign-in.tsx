import { useMutation, useQuery } from "@tanstack/react-query";
import { LogIn } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { bodyOf, client } from "../../data/client.ts";
import { becomes } from "../../data/session.ts";
import { language, useSay, useWords } from "../../i18n/i18n.ts";
import { signIn as words } from "../../i18n/sign-in.ts";
import { LanguageSwitch } from "../../shell/language-switch.tsx";
import { Mark } from "../../shell/mark.tsx";
import { usePageTitle } from "../../shell/page-title.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";

/** Signs in; the language chosen on this page becomes the person's. */
async function enter(person: { email: string; password: string }): Promise<void> {
  const session = bodyOf(await client.session.signIn({ body: person }));
  const wanted = language();
  const changed = session.language === wanted ? null : await client.session.change({ body: { language: wanted } });
  becomes(changed?.ok ? changed.body : session);
}

export default function SignIn() {
  const t = useWords(words);
  const say = useSay();
  usePageTitle(t("title"));
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const demo = useQuery({
    queryKey: ["demo-people"],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => bodyOf(await client.session.demoPeople()),
  });
  const entering = useMutation({ mutationFn: enter });
  const people = demo.data?.people ?? [];
  const known = demo.data?.password ?? "";
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-end p-3">
        <LanguageSwitch />
      </header>
      <main className="mx-auto grid w-full max-w-220 flex-1 content-start gap-10 px-5 pt-4 pb-12 md:grid-cols-2 md:content-center md:gap-16 md:pt-0">
        <div>
          <div className="mb-8 flex items-center gap-3">
            <Mark size={44} />
            <span className="text-xl font-semibold">Filrouge</span>
          </div>
          <h1 className="m-0 text-xl font-semibold">{t("title")}</h1>
          <p className="mt-1 mb-6 text-soft">{t("lead")}</p>
          <form
            noValidate
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              setAsked(true);
              if (email && password) entering.mutate({ email, password });
            }}
          >
            {entering.isError && (
              <p role="alert" className="m-0 rounded-md bg-error-fill px-3 py-2 text-error">
                {entering.error.message}
              </p>
            )}
            <TextField
              label={t("email")}
              type="email"
              autoComplete="username"
              value={email}
              onChange={setEmail}
              error={asked && !email ? t("enterEmail") : undefined}
            />
            <TextField
              label={t("password")}
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={setPassword}
              error={asked && !password ? t("enterPassword") : undefined}
            />
            <Button
              type="submit"
              variant="primary"
              icon={LogIn}
              busy={entering.isPending && entering.variables.email === email}
            >
              {t("send")}
            </Button>
            <Link to="/forgotten" className="self-start">
              {t("forgotten.link")}
            </Link>
          </form>
        </div>
        {people.length > 0 && (
          <section aria-labelledby="demo">
            <h2 id="demo" className="m-0 text-base font-semibold">
              {t("demo")}
            </h2>
            <p className="mt-1 mb-3 text-soft">{t("demoNote", { password: known })}</p>
            <ul className="m-0 flex list-none flex-col gap-2 p-0">
              {people.map((person) => (
                <li key={person.email}>
                  <button
                    type="button"
                    disabled={entering.isPending}
                    onClick={() => entering.mutate({ email: person.email, password: known })}
                    className="flex w-full items-center gap-3 rounded-lg border border-separator bg-panel px-3 py-2 text-start hover:border-link hover:bg-raised"
                  >
                    <span className="sr-only">{t("signInAs")}</span>
                    <Avatar name={person.name} />
                    <span className="min-w-0 flex-1">
                      <span className="block font-medium">{person.name}</span>
                      <span className="block text-xs text-soft">{say(person.what)}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </div>
  );
}
