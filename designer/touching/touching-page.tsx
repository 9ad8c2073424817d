import { Printer } from "lucide-react";
import { useMemo } from "react";
import { Link, useSearchParams } from "react-router";
import type { DirectoryView } from "../../api/contract/directory.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { ruleOrder } from "../i18n/rule-order.ts";
import { touching as words } from "../i18n/touching.ts";
import { useRuleTeller } from "../rules/sentences.ts";
import { STAGES } from "../screens/rule-order/stages.ts";
import "../sentences/print.css";
import { Button } from "../ui/button.tsx";
import { ErrorState } from "../ui/empty-state.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Select } from "../ui/select.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { StageCard } from "./stage-card.tsx";
import { type InForce, type KindOfTicket, namedAt, peopleNamed, type Touch, touching } from "./touching.ts";
import { useInForce } from "./use-in-force.ts";

/** One kind of ticket, by a form or by department and type, and everything that acts on it, in the order of execution. */
export default function TouchingPage() {
  const t = useWords(words);
  const say = useSay();
  const teller = useRuleTeller();
  const { directory } = teller;
  const { documents, failed, again } = useInForce();
  const [search, setSearch] = useSearchParams();
  const forms = (documents ?? []).filter(({ kind }) => kind === "form");
  const form = forms.find(({ key }) => key === search.get("form")) ?? null;
  const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
  const department =
    text(form?.document.department) ?? text(search.get("department")) ?? directory?.departments[0]?.id ?? "";
  const type = form ? text(form.document.type) : text(search.get("type"));
  const types = [...new Set(forms.flatMap(({ document }) => text(document.type) ?? []))].sort();
  const choose = (next: { readonly [key: string]: string }) =>
    setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== "")), { replace: true });
  return (
    <div className="fr-paper mx-auto flex w-full max-w-220 flex-col gap-4">
      <PageHead title={t("title")} intro={t("intro")}>
        <Button icon={Printer} className="print:hidden" onClick={() => window.print()}>
          {t("print")}
        </Button>
      </PageHead>
      <div className="grid gap-3 sm:grid-cols-3">
        <Select
          label={t("form")}
          value={form?.key ?? ""}
          empty={t("noForm")}
          options={forms.map(({ key, name }) => ({ value: key, label: say(name) }))}
          onChange={(key) => choose(key === "" ? { department } : { form: key })}
        />
        <Select
          label={t("department")}
          value={department}
          options={(directory?.departments ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))}
          onChange={(id) => choose({ department: id, type: type ?? "" })}
        />
        <Select
          label={t("type")}
          value={type ?? ""}
          empty={t("anyType")}
          options={(type === null || types.includes(type) ? types : [...types, type]).map((one) => ({
            value: one,
            label: one,
          }))}
          onChange={(one) => choose({ department, type: one })}
        />
      </div>
      {failed ? (
        <ErrorState message={t("failed")} onRetry={again} />
      ) : !documents || !directory ? (
        <Skeleton lines={12} label={t("loading")} />
      ) : (
        <Stages {...{ documents, directory, form, teller }} ticket={{ department, type }} />
      )}
      <Link to="/rule-order" className="text-link print:hidden">
        {t("order")}
      </Link>
    </div>
  );
}

function Stages({
  documents,
  directory,
  form,
  ticket,
  teller,
}: {
  readonly documents: readonly InForce[];
  readonly directory: DirectoryView;
  readonly form: InForce | null;
  readonly ticket: KindOfTicket;
  readonly teller: ReturnType<typeof useRuleTeller>;
}) {
  const t = useWords(words);
  const r = useWords(ruleOrder);
  const { department, type } = ticket;
  const found = useMemo(() => {
    const own = { department, type };
    const groups = directory.groups.flatMap((group) => (group.department === department ? [group.id] : []));
    const acting = STAGES.map(({ id, kind }) => {
      const touches = kind === null ? [] : touching(documents, kind, own);
      // The rule of a group acts for the groups of this department.
      return {
        id,
        kind,
        touches: kind === "assignment" ? touches.filter((one) => ofGroups(documents, one, groups)) : touches,
      };
    });
    const whole = documents.filter((one) =>
      acting.some(({ touches }) => touches.some(({ kind, key }) => kind === one.kind && key === one.key)),
    );
    const bodies = whole.map(({ document }) => document);
    const templates = namedAt(bodies, "template").flatMap((key): Touch[] => {
      const template = directory.templates.find((one) => one.key === key);
      return template ? [{ kind: "template", key, name: template.name, when: null }] : [];
    });
    const roles = peopleNamed(bodies, "role").flatMap((id): Touch[] => {
      const role = directory.roles.find((one) => one.id === id);
      return role ? [{ kind: "role", key: id.replace("role:", ""), name: role.name, when: null }] : [];
    });
    return { acting, templates, roles, views: touching(documents, "view", own) };
  }, [documents, directory, department, type]);
  const first: readonly Touch[] = form ? [{ kind: "form", key: form.key, name: form.name, when: null }] : [];
  const cards = [
    { id: "form", title: t("stage.form"), text: t("stage.form.text"), touches: first },
    ...found.acting
      .filter(({ kind }) => kind !== null)
      .map(({ id, touches }) => ({ id, title: r(`stage.${id}`), text: r(`stage.${id}.text`), touches })),
    { id: "templates", title: t("stage.templates"), text: t("stage.templates.text"), touches: found.templates },
    { id: "views", title: t("stage.views"), text: t("stage.views.text"), touches: found.views },
    { id: "roles", title: t("stage.roles"), text: t("stage.roles.text"), touches: found.roles },
  ];
  return (
    <ol className="m-0 flex list-none flex-col gap-3 p-0">
      {cards.map(({ id, ...card }, index) => (
        <StageCard key={id} number={index + 1} {...card} acts={!NAMED.has(id)} teller={teller} />
      ))}
    </ol>
  );
}

/** Stages whose documents are only named: they ask nothing. */
const NAMED: ReadonlySet<string> = new Set(["form", "templates", "roles"]);

const ofGroups = (documents: readonly InForce[], { kind, key }: Touch, groups: readonly string[]): boolean => {
  const group = documents.find((one) => one.kind === kind && one.key === key)?.document.group;
  return typeof group === "string" && groups.includes(group);
};
