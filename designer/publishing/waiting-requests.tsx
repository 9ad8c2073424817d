import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { PublishRequestView } from "../../api/contract/publishing.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { useMe } from "../data/session.ts";
import { reasonOf } from "../document/draft.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { dateTime } from "../i18n/time.ts";
import { colon } from "../i18n/typeset.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";
import { pageOf } from "./paths.ts";
import { RefuseDialog } from "./refuse-dialog.tsx";
import { WhatChanged } from "./what-changed.tsx";

/** Drafts that wait for a second person, each with what it would change. */
export function WaitingRequests() {
  const t = useWords(publishing);
  const list = useQuery({
    queryKey: [...keys.definitions, "publishing", "requests"],
    queryFn: async () => bodyOf(await client.publishing.requests()).items,
  });
  return (
    <section aria-labelledby="waiting" className="mb-6">
      <h2 id="waiting" className="mt-0 mb-2 font-semibold text-base">
        {t("waiting")}
      </h2>
      {list.isPending && <Skeleton lines={3} />}
      {list.isError && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <p className="m-0 text-soft">{t("waiting.none")}</p>}
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {list.data?.map((request) => (
          <Request key={request.id} request={request} />
        ))}
      </ul>
    </section>
  );
}

function Request({ request }: { readonly request: PublishRequestView }) {
  const t = useWords(publishing);
  const say = useSay();
  const language = useLanguage();
  const me = useMe();
  const queries = useQueryClient();
  const [doing, setDoing] = useState<"approve" | "refuse" | null>(null);
  const { id, act, kind, key, author, notYours } = request;
  const name = act === "order" ? t("order.what", { kind: t(`kind.${kind}`) }) : say(request.name);
  const page = act === "order" ? null : pageOf(kind, key);
  const words = act === "publish" ? "approve" : act;
  const inForce = request.inForce ?? 0;
  const settled = async (said: string) => {
    setDoing(null);
    toast(said, { tone: "good" });
    await queries.invalidateQueries({ queryKey: keys.definitions });
  };
  const approve = async (): Promise<string | null> => {
    try {
      const { version } = bodyOf(
        await client.publishing.approve({ params: { id }, idempotencyKey: crypto.randomUUID() }),
      );
      await settled(
        act === "publish" ? t("approve.done", { version: version ?? 0, name }) : t(`${act}.done`, { name }),
      );
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  };
  const takeBack = async () => {
    const answer = await client.publishing.takeBack({ params: { id } });
    if (answer.ok) await settled(t("takeBack.done", { name }));
    else toast(answer.problem.detail || answer.problem.title, { tone: "error" });
  };
  return (
    <li className="rounded-lg border border-separator bg-panel p-4">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-60 flex-1">
          <span className="block font-medium">
            {act !== "order" && `${t(`kind.${kind}`)}${colon(language)}`}
            {page === null ? (
              name
            ) : (
              <Link to={page} className="text-link hover:underline">
                {name}
              </Link>
            )}
          </span>
          <span className="block text-soft text-xs">
            {t("asked", { name: author.name, time: dateTime(request.at, language) })}
          </span>
          {request.note !== "" && <p className="mt-1 mb-0 whitespace-pre-wrap">{request.note}</p>}
        </div>
        <span className="flex flex-wrap gap-2">
          {author.id === me.person.id ? (
            <Button onClick={() => void takeBack()}>{t("takeBack")}</Button>
          ) : (
            <>
              <Button onClick={() => setDoing("refuse")} disabled={notYours !== null}>
                {t("refuse")}
              </Button>
              <Button variant="primary" onClick={() => setDoing("approve")} disabled={notYours !== null}>
                {act === "publish" ? t("approve") : t(`${act}.approve`)}
              </Button>
            </>
          )}
        </span>
      </div>
      {notYours && author.id !== me.person.id && <p className="mt-2 mb-0 text-soft">{notYours[language]}</p>}
      <div className="mt-3">
        {act === "publish" && (
          <WhatChanged {...{ kind }} of={key} before={request.inForce} after={{ draft: request.revision }} />
        )}
        {act === "retire" && <p className="m-0">{t("retire.what", { what: name })}</p>}
        {request.order && (
          <>
            <p className="m-0">{t("order.wanted")}</p>
            <ol className="mt-1 mb-0 ps-6">
              {request.order.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an order is what it is
                <li key={at}>{say(one)}</li>
              ))}
            </ol>
          </>
        )}
      </div>
      {doing === "approve" && (
        <Confirm
          title={t(`${words}.title`, { name })}
          text={t(`${words}.text`, { author: author.name, version: inForce })}
          act={t(`${words}.do`)}
          onAct={approve}
          onClose={() => setDoing(null)}
        />
      )}
      {doing === "refuse" && (
        <RefuseDialog
          {...{ id, name }}
          onClose={() => setDoing(null)}
          onDone={() => void settled(t("refuse.done", { name }))}
        />
      )}
    </li>
  );
}
