import type { ContactMatching } from "../../blueprints/contact-matching.ts";

/** Rules of one desk, made ready to ask. */
export interface Matching {
  readonly subaddresses: boolean;
  readonly shared: ReadonlySet<string>;
  /** The organization of a domain, or of a whole address. */
  readonly organizations: ReadonlyMap<string, string>;
}

/** Rules of several documents, in their order: the first that says something of a domain is right. */
export function matchingOf(documents: readonly ContactMatching[]): Matching {
  const organizations = new Map<string, string>();
  for (const { organizations: listed } of documents)
    for (const { organization, from } of listed)
      for (const source of from) if (!organizations.has(source)) organizations.set(source, organization);
  return {
    subaddresses: documents.some(({ subaddresses }) => subaddresses),
    shared: new Set(documents.flatMap(({ shared }) => shared)),
    organizations,
  };
}

/** An address without what stands behind a plus: `nina+news@…` is `nina@…`. */
function baseOf(address: string): string {
  const [local = "", domain = ""] = partsOf(address);
  const [base = ""] = local.split("+");
  return base === "" ? address : `${base}@${domain}`;
}

/** Name and domain; the last @ parts them. */
function partsOf(address: string): readonly [string, string] {
  const at = address.lastIndexOf("@");
  return [address.slice(0, at), address.slice(at + 1)];
}

const isShared = ({ shared }: Matching, address: string): boolean =>
  shared.has(address) || shared.has(`${partsOf(address)[0]}@`);

/**
 * By what somebody with this address (in small letters) is known again: by itself, and by what it is a subaddress of. Null: by a shared
 * mailbox nobody is.
 */
export function knownBy(
  matching: Matching,
  address: string,
): { readonly own: string; readonly base: string | null } | null {
  const base = matching.subaddresses ? baseOf(address) : address;
  if (isShared(matching, address) || isShared(matching, base)) return null;
  return { own: address, base: base === address ? null : base };
}

/** The organization of whoever has one of these addresses (in small letters); a whole address before its domain, and that before what it lies under. */
export function organizationFor(matching: Matching, addresses: readonly string[]): string | null {
  for (const address of addresses) {
    const whole =
      matching.organizations.get(address) ??
      (matching.subaddresses ? matching.organizations.get(baseOf(address)) : undefined);
    if (whole !== undefined) return whole;
  }
  for (const address of addresses)
    for (let domain = partsOf(address)[1]; domain.includes("."); domain = domain.slice(domain.indexOf(".") + 1)) {
      const found = matching.organizations.get(domain);
      if (found !== undefined) return found;
    }
  return null;
}
