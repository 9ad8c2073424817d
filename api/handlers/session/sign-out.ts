import { session } from "../../contract/session.ts";
import { handles } from "../../http/handler.ts";

export const signOut = handles(session.signOut, async (desk, { request }) => ({
  status: 204,
  cookies: await desk.sessions.signOut(request.headers),
}));
