import { createToken } from "../../auth/tokens.ts";
import { tokens } from "../../contract/tokens.ts";
import { handles } from "../../http/handler.ts";
import { newId } from "../../ids.ts";

export const makeToken = handles(tokens.create, async ({ store, config, clock }, { principal, body }) => {
  const token = { id: newId(), name: body.name, person: principal.id, at: clock.now() };
  const secret = await createToken(store.db, config.secret, token);
  return {
    status: 201,
    body: { token: { id: token.id, name: token.name, createdAt: token.at, lastUsedAt: null }, secret },
  };
});
