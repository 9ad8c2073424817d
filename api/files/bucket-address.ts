/** A bucket of S3-compatible storage, and how it is opened. */
export interface BucketAddress {
  /** Where the service answers, with the bucket as the first part of the path. */
  readonly endpoint: string;
  readonly region: string;
  /** What stands before every name in the bucket: empty, or ending in a slash. */
  readonly prefix: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const FORM = "s3://bucket/folder?endpoint=https://storage.example.com&region=eu-west-1";

/** What FILROUGE_FILES says of a bucket, or a sentence about what is wrong with it. The keys stand apart, so that the address can be shown. */
export function bucketAddress(text: string, env: NodeJS.ProcessEnv): BucketAddress | { readonly fault: string } {
  const wrong = { fault: `FILROUGE_FILES must be a folder, or look like ${FORM}.` };
  if (!URL.canParse(text)) return wrong;
  const { hostname, pathname, searchParams, username, password } = new URL(text);
  const region = searchParams.get("region") ?? "";
  const given = searchParams.get("endpoint") ?? (region === "" ? "" : `https://s3.${region}.amazonaws.com`);
  if (!BUCKET.test(hostname) || username !== "" || password !== "" || !isService(given)) return wrong;
  const { AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "" } = env;
  if (accessKeyId === "" || secretAccessKey === "")
    return { fault: "FILROUGE_FILES names a bucket: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY for it." };
  const folder = pathname.replaceAll(/^\/+|\/+$/g, "");
  return {
    endpoint: `${given.replace(/\/+$/, "")}/${hostname}`,
    region: region === "" ? "us-east-1" : region,
    prefix: folder === "" ? "" : `${folder}/`,
    accessKeyId,
    secretAccessKey,
  };
}

function isService(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username + password + search + hash === "";
}
