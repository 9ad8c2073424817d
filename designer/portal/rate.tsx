import clsx from "clsx";
import { Frown, type LucideIcon, Meh, Smile, Star } from "lucide-react";
import { useState } from "react";
import type { PortalTicket } from "../../api/contract/portal.ts";
import { client } from "../data/client.ts";
import { useWords } from "../i18n/i18n.ts";
import { portal } from "../i18n/portal.ts";
import { rereadTicket } from "../screens/ticket/use-ticket.ts";
import { Button } from "../ui/button.tsx";
import { TextArea } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";

const FACES: { readonly [word in "good" | "okay" | "bad"]: LucideIcon } = { good: Smile, okay: Meh, bad: Frown };
const WORDS = ["good", "okay", "bad"] as const;
const STARS = [1, 2, 3, 4, 5] as const;

type Choice = { readonly rating: (typeof WORDS)[number] } | { readonly stars: number };

/** What the mail asks as well: how it went. It may be changed. */
export function Rate({
  ticket,
  rating,
}: {
  readonly ticket: string;
  readonly rating: NonNullable<PortalTicket["rating"]>;
}) {
  const t = useWords(portal);
  const { token, scale, given } = rating;
  const [choice, setChoice] = useState<Choice | null>(
    given && (scale === "stars" ? { stars: given.stars ?? 3 } : { rating: given.rating }),
  );
  const [comment, setComment] = useState(given?.comment ?? "");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (!choice) return setError(t("rate.choose"));
    setBusy(true);
    const answer = await client.beside.giveRating({ params: { token }, body: { ...choice, comment } });
    setBusy(false);
    if (!answer.ok) return setError(answer.problem.detail || answer.problem.title);
    setError(null);
    toast(t("rate.thanks"));
    await rereadTicket(ticket);
  };
  const choices: readonly { readonly value: Choice; readonly label: string; readonly icon: LucideIcon }[] =
    scale === "stars"
      ? STARS.map((stars) => ({ value: { stars }, label: t("rate.stars", { count: stars }), icon: Star }))
      : WORDS.map((word) => ({ value: { rating: word }, label: t(`rate.${word}`), icon: FACES[word] }));
  const said = given && (scale === "stars" ? t("rate.stars", { count: given.stars ?? 3 }) : t(`rate.${given.rating}`));
  return (
    <form
      aria-label={t("rate.title")}
      className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset className="m-0 min-w-0 border-0 p-0">
        <legend className="mb-2 p-0 font-semibold text-base">{t("rate.title")}</legend>
        <div className="flex flex-wrap gap-2">
          {choices.map(({ value, label, icon: Icon }) => {
            const chosen = JSON.stringify(choice) === JSON.stringify(value);
            return (
              <label
                key={label}
                className={clsx(
                  "target flex min-h-11 min-w-16 flex-1 cursor-pointer flex-col items-center gap-1 rounded-lg border p-2 text-center",
                  "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-link has-[:focus-visible]:outline-offset-2",
                  chosen ? "border-link bg-raised font-medium" : "border-separator",
                )}
              >
                <input
                  type="radio"
                  name={`${ticket}-rating`}
                  className="sr-only"
                  checked={chosen}
                  onChange={() => setChoice(value)}
                />
                <Icon size={24} aria-hidden className={chosen ? "text-link" : "text-soft"} />
                {label}
              </label>
            );
          })}
        </div>
      </fieldset>
      <TextArea label={t("rate.comment")} rows={2} value={comment} onChange={setComment} />
      {error && (
        <p role="alert" className="m-0 text-error">
          {error}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="text-soft">{said && t("rate.given", { rating: said })}</span>
        <Button type="submit" busy={busy}>
          {t("rate.send")}
        </Button>
      </div>
    </form>
  );
}
