import type { ImapPlace, Mailbox } from "../../../blueprints/mailbox.ts";
import { type DefinitionFormProps, errorAt } from "../../definition/form.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { mailServers } from "../../i18n/mail-servers.ts";
import { TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { ImapConnection } from "./imap-connection.tsx";

const PORTS = { tls: 993, starttls: 143, none: 143 } as const;

const suggested = ({ address }: Mailbox): ImapPlace => {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return {
    ...{ host: domain === "" ? "" : `imap.${domain}`, port: 993, security: "tls", user: address, folder: "INBOX" },
    ...{ begin: "new", afterwards: "leave" },
  };
};

/** How an address's mail comes: forwarded to the desk, or fetched from a mail server. */
export function ImapFields({ document, change, findings, readOnly }: DefinitionFormProps<Mailbox>) {
  const t = useWords(mailServers);
  const { imap, ...forwarded } = document;
  return (
    <section
      aria-labelledby="way"
      className="grid max-w-180 items-start gap-4 rounded-lg border border-separator bg-panel p-4 sm:grid-cols-2"
    >
      <h2 id="way" className="m-0 font-semibold text-base sm:col-span-2">
        {t("way.title")}
      </h2>
      <div data-pointer="/imap" className="sm:col-span-2">
        <Select
          label={t("way")}
          hint={t(imap ? "way.fetched.hint" : "way.forwarded.hint")}
          disabled={readOnly}
          value={imap ? "fetched" : "forwarded"}
          options={(["forwarded", "fetched"] as const).map((value) => ({ value, label: t(`way.${value}`) }))}
          onChange={(way) => change(way === "fetched" ? { ...document, imap: suggested(document) } : forwarded)}
        />
      </div>
      {imap && (
        <>
          <Server
            {...{ imap, findings, readOnly }}
            onChange={(next, merge) => change({ ...document, imap: next }, merge === undefined ? {} : { merge })}
          />
          {!readOnly && (
            <ImapConnection
              of={document.key}
              imap={imap}
              onFolder={(folder) => change({ ...document, imap: { ...imap, folder } })}
            />
          )}
        </>
      )}
    </section>
  );
}

interface ServerProps extends Pick<DefinitionFormProps<Mailbox>, "findings" | "readOnly"> {
  readonly imap: ImapPlace;
  readonly onChange: (imap: ImapPlace, merge?: string) => void;
}

function Server({ imap, findings, readOnly, onChange }: ServerProps) {
  const t = useWords(mailServers);
  const language = useLanguage();
  const text = (part: "host" | "user" | "folder", tidy = (value: string) => value) => (
    <div data-pointer={`/imap/${part}`}>
      <TextField
        label={t(part)}
        hint={t(`${part}.hint`)}
        required
        disabled={readOnly}
        autoComplete="off"
        error={errorAt(findings, `/imap/${part}`, language)}
        value={imap[part]}
        onChange={(value) => onChange({ ...imap, [part]: tidy(value) }, `imap.${part}`)}
      />
    </div>
  );
  return (
    <>
      {text("host", (value) => value.trim().toLowerCase())}
      <div data-pointer="/imap/port">
        <TextField
          label={t("port")}
          required
          inputMode="numeric"
          disabled={readOnly}
          error={errorAt(findings, "/imap/port", language)}
          value={imap.port === 0 ? "" : String(imap.port)}
          onChange={(value) =>
            onChange({ ...imap, port: Number(value.replaceAll(/\D/g, "").slice(0, 5)) }, "imap.port")
          }
        />
      </div>
      <div data-pointer="/imap/security">
        <Select
          label={t("security")}
          disabled={readOnly}
          value={imap.security}
          options={(["tls", "starttls", "none"] as const).map((value) => ({ value, label: t(`security.${value}`) }))}
          onChange={(value) => {
            const security = value === "tls" || value === "starttls" ? value : "none";
            const usual = imap.port === PORTS[imap.security];
            onChange({ ...imap, security, ...(usual && { port: PORTS[security] }) });
          }}
        />
      </div>
      {text("user")}
      {text("folder")}
      <div data-pointer="/imap/begin">
        <Select
          label={t("begin")}
          hint={imap.begin === "all" ? t("begin.all.hint") : undefined}
          disabled={readOnly}
          value={imap.begin}
          options={(["new", "all"] as const).map((value) => ({ value, label: t(`begin.${value}`) }))}
          onChange={(value) => onChange({ ...imap, begin: value === "all" ? "all" : "new" })}
        />
      </div>
      <Afterwards {...{ imap, findings, readOnly, onChange }} />
    </>
  );
}

function Afterwards({ imap, findings, readOnly, onChange }: ServerProps) {
  const t = useWords(mailServers);
  const language = useLanguage();
  const { afterwards } = imap;
  return (
    <>
      <div data-pointer="/imap/afterwards">
        <Select
          label={t("afterwards")}
          disabled={readOnly}
          value={typeof afterwards === "object" ? "move" : afterwards}
          options={(["leave", "seen", "move"] as const).map((value) => ({ value, label: t(`afterwards.${value}`) }))}
          onChange={(value) =>
            onChange({ ...imap, afterwards: value === "move" ? { move: "" } : value === "seen" ? "seen" : "leave" })
          }
        />
      </div>
      {typeof afterwards === "object" && (
        <div data-pointer="/imap/afterwards/move">
          <TextField
            label={t("moveTo")}
            required
            disabled={readOnly}
            error={
              errorAt(findings, "/imap/afterwards/move", language) ?? errorAt(findings, "/imap/afterwards", language)
            }
            value={afterwards.move}
            onChange={(move) => onChange({ ...imap, afterwards: { move } }, "imap.move")}
          />
        </div>
      )}
    </>
  );
}
