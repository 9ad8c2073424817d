import { LogOut, Plane, UserRound } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router";
import { bodyOf, client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";
import { becomes, useMe } from "../data/session.ts";
import { reasonOf } from "../document/draft.ts";
import { useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Menu } from "../ui/menu.tsx";
import { setTheme, THEMES, useTheme } from "./theme.ts";

const AbsenceDialog = lazy(() => import("../screens/people/absence-dialog.tsx"));

export function PersonMenu() {
  const t = useWords(shell);
  const me = useMe();
  const theme = useTheme();
  const navigate = useNavigate();
  const signOut = async () => {
    await client.session.signOut();
    becomes(null);
    void navigate("/");
  };
  const [leaving, setLeaving] = useState(false);
  const set = async (body: { availability: "online" | "away" } | { absentUntil: number | null }) => {
    const answer = await client.session.change({ body }).then(bodyOf).catch(reasonOf);
    if (typeof answer === "string") return answer;
    queries.setQueryData(keys.session, answer);
    return null;
  };
  const absent = me.presence?.absentUntil != null;
  return (
    <>
      <Menu
        heading={
          <>
            <span className="block font-medium text-ink">{me.person.name}</span>
            {me.email}
          </>
        }
        trigger={
          <button
            type="button"
            aria-label={t("signedInAs", { name: me.person.name })}
            className="target inline-flex size-8 items-center justify-center rounded-full"
          >
            <Avatar name={me.person.name} />
          </button>
        }
        items={[
          { id: "profile", label: t("profile"), icon: UserRound, onSelect: () => void navigate("/profile") },
          ...(me.presence
            ? (["online", "away"] as const).map((one, index) => ({
                id: one,
                label: t(`presence.${one}`),
                checked: one === me.presence?.availability,
                separated: index === 0,
                onSelect: () => void set({ availability: one }),
              }))
            : []),
          ...(me.presence
            ? [
                absent
                  ? {
                      id: "back",
                      label: t("presence.back"),
                      icon: Plane,
                      onSelect: () => void set({ absentUntil: null }),
                    }
                  : { id: "absent", label: t("presence.absent"), icon: Plane, onSelect: () => setLeaving(true) },
              ]
            : []),
          ...THEMES.map((one, index) => ({
            id: one,
            label: t(`theme.${one}`),
            checked: one === theme,
            separated: index === 0,
            onSelect: () => setTheme(one),
          })),
          { id: "out", label: t("signOut"), icon: LogOut, separated: true, onSelect: () => void signOut() },
        ]}
      />
      {leaving && (
        <Suspense fallback={null}>
          <AbsenceDialog
            mine
            person={me.person}
            onClose={() => setLeaving(false)}
            onSet={(absentUntil) => set({ absentUntil })}
          />
        </Suspense>
      )}
    </>
  );
}
