import { KeyRound, Pencil, SendHorizontal, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { AttemptView } from "../../../api/contract/effects.ts";
import type { WebhookEndpointView } from "../../../api/contract/webhooks.ts";
import { client } from "../../data/client.ts";
import { useNow } from "../../data/use-now.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { dateTime } from "../../i18n/time.ts";
import { webhooks } from "../../i18n/webhooks.ts";
import { usePageTitle } from "../../shell/page-title.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { toast } from "../../ui/toast.tsx";
import { detailWords } from "../effects/detail-words.ts";
import { Deliveries } from "./deliveries.tsx";
import { EndpointDialog } from "./endpoint-dialog.tsx";
import { EndpointState } from "./endpoint-state.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { TestResult } from "./test-result.tsx";
import { useEndpointsChanged } from "./use-endpoints.ts";

type Asking = "edit" | "rotate" | "remove";

/** What an endpoint is, its signing, a test, and its deliveries. */
export function Endpoint({ endpoint }: { readonly endpoint: WebhookEndpointView }) {
  const t = useWords(webhooks);
  const language = useLanguage();
  const now = useNow();
  const navigate = useNavigate();
  const changed = useEndpointsChanged();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [testing, setTesting] = useState(false);
  const [tested, setTested] = useState<AttemptView | null>(null);
  const { id, name, url, disabled, oldSecretUntil } = endpoint;
  const params = { id };
  usePageTitle(name);

  const test = async () => {
    setTesting(true);
    const answer = await client.webhooks.test({ params });
    setTesting(false);
    if (!answer.ok) return toast(answer.problem.detail, { tone: "error" });
    setTested(answer.body);
    await changed();
  };
  const rotate = async (): Promise<string | null> => {
    const answer = await client.webhooks.rotate({ params, idempotencyKey: crypto.randomUUID() });
    if (!answer.ok) return answer.problem.detail;
    setAsking(null);
    setSecret(answer.body.secret);
    await changed();
    return null;
  };
  const remove = async (): Promise<string | null> => {
    const answer = await client.webhooks.remove({ params });
    if (!answer.ok) return answer.problem.detail;
    toast(t("remove.done", { name }));
    await changed();
    void navigate("/webhooks");
    return null;
  };
  return (
    <>
      <Link to="/webhooks" className="text-soft hover:text-ink">
        {t("back")}
      </Link>
      <div className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="m-0 text-xl font-semibold break-words">{name}</h1>
        <EndpointState endpoint={endpoint} />
      </div>
      <p className="m-0 break-all text-soft">{url}</p>
      {disabled !== null && <p className="m-0 text-error">{t("disabled", { why: detailWords(disabled, language) })}</p>}
      <div className="my-4 flex flex-wrap gap-2">
        <Button variant="primary" icon={SendHorizontal} busy={testing} onClick={() => void test()}>
          {t("test")}
        </Button>
        <Button icon={Pencil} onClick={() => setAsking("edit")}>
          {t("edit")}
        </Button>
        <Button icon={KeyRound} onClick={() => setAsking("rotate")}>
          {t("rotate")}
        </Button>
        <Button icon={Trash2} onClick={() => setAsking("remove")}>
          {t("remove")}
        </Button>
      </div>
      {tested && <TestResult result={tested} />}
      <section aria-labelledby="signing" className="mb-6">
        <h2 id="signing" className="m-0 text-base font-semibold">
          {t("signing")}
        </h2>
        <p className="m-0 max-w-160 text-soft">{t("signing.text")}</p>
        {oldSecretUntil !== null && oldSecretUntil > now && (
          <p className="m-0">{t("signing.old", { time: dateTime(oldSecretUntil, language) })}</p>
        )}
      </section>
      <Deliveries destination={endpoint.destination} />
      {asking === "edit" && (
        <EndpointDialog
          endpoint={endpoint}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null);
            toast(t("saved"));
            void changed();
          }}
        />
      )}
      {asking === "rotate" && (
        <Confirm
          title={t("rotate.title", { name })}
          text={t("rotate.text")}
          act={t("rotate.do")}
          onAct={rotate}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === "remove" && (
        <Confirm
          danger
          title={t("remove.title", { name })}
          text={t("remove.text")}
          act={t("remove.do")}
          onAct={remove}
          onClose={() => setAsking(null)}
        />
      )}
      {secret !== null && (
        <SecretDialog name={name} secret={secret} oldUntil={oldSecretUntil} onClose={() => setSecret(null)} />
      )}
    </>
  );
}
