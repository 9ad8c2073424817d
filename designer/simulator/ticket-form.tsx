import { useState } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Example } from "../../blueprints/example.ts";
import { PRIORITIES } from "../../blueprints/status.ts";
import { client } from "../data/client.ts";
import { desk } from "../i18n/desk.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import { FieldControl } from "../screens/ticket/field-control.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import type { Player } from "./people.ts";
import { givenOf } from "./real-ticket.ts";
import type { Recipe } from "./recipe.ts";
import type { Given, World } from "./simulation.ts";
import { usedFields } from "./used-fields.ts";
import { written } from "./written.ts";

type GivenTicket = NonNullable<Example["given"]["ticket"]>;

export interface TicketFormProps {
  readonly world: World;
  readonly directory: DirectoryView | null;
  readonly players: readonly Player[];
  readonly name: (id: string) => string;
  readonly given: Given;
  readonly now: number;
  readonly onBegin: (recipe: Pick<Recipe, "given" | "number">) => void;
  readonly onClose: () => void;
}

/** The ticket of a trial: made up, or with the values of a real one. */
export function TicketForm({ world, directory, players, name, given, now, onBegin, onClose }: TicketFormProps) {
  const t = useWords(simulator);
  const d = useWords(desk);
  const say = useSay();
  const [ticket, setTicket] = useState<GivenTicket>(given.ticket ?? {});
  const [at, setAt] = useState(given.now === undefined ? now : Date.parse(given.now));
  const [number, setNumber] = useState("");
  const [taken, setTaken] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const put = (patch: { readonly [K in keyof GivenTicket]?: GivenTicket[K] | undefined }) =>
    setTicket((was) => {
      const entries = Object.entries({ ...was, ...patch }).filter(([, value]) => value !== undefined);
      return Object.fromEntries(entries); // Only keys of a ticket went in.
    });
  const fields = usedFields(world.document, directory?.fields ?? []);
  const fetchReal = async () => {
    setBusy(true);
    const answer = await client.tickets.read({ params: { id: number.trim() } });
    setBusy(false);
    if (!answer.ok) return setFault(t("ticket.notFound"));
    setFault(null);
    setTaken(answer.body.number);
    setTicket({ subject: ticket.subject, ...givenOf(answer.body, world.document, directory?.fields ?? []) });
  };
  const begin = () =>
    onBegin({ given: { now: new Date(at).toISOString(), people: given.people, ticket }, number: taken });
  return (
    <FormDialog title={t("ticket.title")} act={t("ticket.go")} quick fault={fault} onClose={onClose} onSend={begin}>
      <TextField
        label={t("ticket.subject")}
        value={ticket.subject ?? ""}
        onChange={(subject) => put({ subject: subject || undefined })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={t("ticket.where")}
          value={ticket.state ?? ""}
          empty={t("ticket.entry")}
          onChange={(state) => put({ state: state || undefined })}
          options={world.document.states.map(({ id, name: drawn }) => ({
            value: id,
            label: t("ticket.in", { state: say(drawn) }),
          }))}
        />
        <Select
          label={t("ticket.department")}
          value={ticket.department ?? ""}
          empty={t("ticket.noDepartment")}
          onChange={(department) => put({ department: department || null })}
          options={(directory?.departments ?? []).map((one) => ({ value: one.id, label: one.name }))}
        />
        <Select
          label={t("ticket.priority")}
          value={ticket.priority ?? ""}
          empty={t("ticket.noPriority")}
          onChange={(chosen) => put({ priority: PRIORITIES.find((one) => one === chosen) ?? null })}
          options={PRIORITIES.map((value) => ({ value, label: d(`priority.${value}`) }))}
        />
        <Select
          label={t("ticket.owner")}
          value={ticket.assignee ?? ""}
          empty={t("ticket.nobody")}
          onChange={(assignee) => put({ assignee: assignee || undefined })}
          options={players
            .filter(({ id }) => id.startsWith("agent:"))
            .map(({ id }) => ({ value: id, label: name(id) }))}
        />
        <FieldControl
          field={{ key: "dueAt", name: t("ticket.clock"), type: "instant" }}
          value={at}
          onChange={(value) => typeof value === "number" && setAt(value)}
        />
      </div>
      {fields.length > 0 && (
        <fieldset className="m-0 flex flex-col gap-3 border-0 p-0">
          <legend className="mb-2 p-0 font-semibold">{t("ticket.fields")}</legend>
          <div className="grid gap-4 sm:grid-cols-2">
            {fields.map((field) => (
              <FieldControl
                key={field.key}
                field={field}
                value={ticket.fields?.[field.key] ?? null}
                onChange={(value) => {
                  const others = Object.entries(ticket.fields ?? {}).filter(([key]) => key !== field.key);
                  put({
                    fields: written(Object.fromEntries(value === null ? others : [...others, [field.key, value]])),
                  });
                }}
              />
            ))}
          </div>
        </fieldset>
      )}
      <fieldset className="m-0 flex flex-wrap items-end gap-2 border-0 border-t border-separator p-0 pt-3">
        <TextField
          className="w-44"
          label={t("ticket.number")}
          inputMode="numeric"
          value={number}
          onChange={setNumber}
        />
        <Button busy={busy} disabled={!/^\d{1,12}$/.test(number.trim())} onClick={() => void fetchReal()}>
          {t("ticket.fetch")}
        </Button>
        {taken !== null && (
          <p role="status" className="m-0 w-full text-soft">
            {t("ticket.taken", { number: taken })}
          </p>
        )}
      </fieldset>
    </FormDialog>
  );
}
