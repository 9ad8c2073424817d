import type { Endpoint } from "./endpoint.ts";
import { often } from "./often.ts";
import { seldom } from "./seldom.ts";

/** Every endpoint, by area. Server, client, OpenAPI document and the test of rights are made from it. */
export const api = { ...often, ...seldom } as const;

export type Api = typeof api;

export const endpoints: readonly Endpoint[] = Object.values(api).flatMap((area) => Object.values<Endpoint>(area));
