import { useDirectory } from "../../data/session.ts";
import { ask } from "../../i18n/ask.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { Select } from "../../ui/select.tsx";
import { OTHER, type useNewTicket } from "./use-new-ticket.ts";

interface Props {
  readonly form: ReturnType<typeof useNewTicket>;
}

/** A requester says what it is about; where it goes follows from that, unless no form fits. */
export function RequestKind({ form }: Props) {
  const t = useWords(ask);
  const say = useSay();
  const { draft, forms, choose, errorOf, idOf } = form;
  const departments = useDirectory().data?.departments ?? [];
  const served = new Set(forms.map(({ department }) => department.id));
  // A department with forms takes requests by these alone.
  const others = departments.filter(({ id }) => !served.has(id));
  return (
    <>
      {forms.length > 0 && (
        <Select
          id={idOf("form")}
          label={t("form")}
          required
          empty=""
          error={errorOf("form")}
          hint={form.form?.description ? say(form.form.description) : undefined}
          value={draft.form}
          onChange={choose}
          options={[
            ...forms.map(({ key, name }) => ({ value: key, label: say(name) })),
            ...(others.length > 0 ? [{ value: OTHER, label: t("form.other") }] : []),
          ]}
        />
      )}
      {(forms.length === 0 || draft.form === OTHER) && <Department form={form} options={others} />}
    </>
  );
}

/** An agent files it in a department, and may fill in one of its forms. */
export function DepartmentAndForm({ form }: Props) {
  const t = useWords(ask);
  const say = useSay();
  const { draft, forms, set, errorOf, idOf } = form;
  const departments = useDirectory().data?.departments ?? [];
  const own = forms.filter(({ department }) => department.id === draft.department);
  return (
    <>
      <Department form={form} options={departments} />
      {own.length > 0 && (
        <Select
          id={idOf("form")}
          label={t("form.desk")}
          empty={t("form.none")}
          error={errorOf("form")}
          value={draft.form}
          onChange={(chosen) => set({ form: chosen })}
          options={own.map(({ key, name }) => ({ value: key, label: say(name) }))}
        />
      )}
    </>
  );
}

function Department({
  form: { draft, set, forms, errorOf, idOf },
  options,
}: Props & { readonly options: readonly { readonly id: string; readonly name: string }[] }) {
  const t = useWords(ask);
  // A form of another department goes; that none fits stays.
  const fits = (department: string): boolean =>
    forms.every(({ key, department: { id } }) => key !== draft.form || id === department);
  return (
    <Select
      id={idOf("department")}
      label={t("department")}
      required
      empty=""
      error={errorOf("department")}
      value={draft.department}
      onChange={(department) => set({ department, ...(!fits(department) && { form: "" }) })}
      options={options.map((one) => ({ value: one.id, label: one.name }))}
    />
  );
}
