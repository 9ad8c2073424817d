import { putCategory, readCategories } from "../../articles/categories.ts";
import {
  createArticle,
  dropArticleDraft,
  publishArticle,
  readArticleVersions,
  retireArticle,
  saveArticleDraft,
} from "../../articles/store.ts";
import { mayCall } from "../../auth/principal.ts";
import { articles } from "../../contract/articles.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { articleView } from "../../present/article.ts";
import { articleAfter, assertNames, foundArticle } from "./found.ts";

export const readKnowledge = handles(articles.read, async (desk, { principal, params }) => {
  const article = await foundArticle(desk, principal, params.number);
  return { status: 200, body: await articleView(desk, principal, article), etag: article.revision };
});

export const readArticleVersion = handles(articles.version, async (desk, { params }) => {
  const versions = await readArticleVersions(desk.store.db, params.number);
  const found = versions.find(({ version }) => version === params.version);
  if (!found) throw refusal("notFound");
  return { status: 200, body: found.content };
});

export const beginArticle = handles(articles.create, async (desk, { principal, body }) => {
  await assertNames(desk, body);
  const number = await createArticle(desk.store.db, body, principal.id, desk.clock.now());
  return { status: 201, ...(await articleAfter(desk, principal, number, true)) };
});

export const keepArticle = handles(articles.saveDraft, async (desk, { principal, params, body, ifMatch }) => {
  const { number } = await foundArticle(desk, principal, params.number);
  await assertNames(desk, body);
  const writing = { number, expected: ifMatch, by: principal.id, at: desk.clock.now() };
  const done = await saveArticleDraft(desk.store.db, body, writing);
  return { status: 200, ...(await articleAfter(desk, principal, number, done)) };
});

export const discardArticle = handles(articles.dropDraft, async (desk, { principal, params, ifMatch }) => {
  const { number, draft, revision } = await foundArticle(desk, principal, params.number);
  if (draft && draft.by !== principal.id && !mayCall("right:articles", principal)) throw refusal("notAllowed");
  const writing = { number, expected: ifMatch, by: principal.id, at: desk.clock.now() };
  if (!(await dropArticleDraft(desk.store.db, writing))) throw refusal("stale", [], { etag: `"${revision}"` });
  return { status: 204 };
});

export const putArticleInForce = handles(articles.publish, async (desk, { principal, params, body, ifMatch }) => {
  const { number } = await foundArticle(desk, principal, params.number);
  const writing = { number, expected: ifMatch, by: principal.id, at: desk.clock.now() };
  const version = await publishArticle(desk.store.db, body.note ?? "", writing);
  if (version === 0)
    throw refusal("invalid", [
      {
        pointer: "",
        code: "missing",
        message: { en: "There is no draft to publish.", fr: "Il n’y a pas de brouillon à publier." },
      },
    ]);
  return { status: 200, ...(await articleAfter(desk, principal, number, version !== null)) };
});

export const takeArticleOut = handles(articles.retire, async (desk, { principal, params, ifMatch }) => {
  const { number, version } = await foundArticle(desk, principal, params.number);
  if (version === 0) throw refusal("notInForce");
  const writing = { number, expected: ifMatch, by: principal.id, at: desk.clock.now() };
  const done = await retireArticle(desk.store.db, writing);
  return { status: 200, ...(await articleAfter(desk, principal, number, done)) };
});

export const keepArticleCategory = handles(articles.saveCategory, async (desk, { params, body }) => {
  await putCategory(desk.store.db, { key: params.key, name: body.name });
  return { status: 200, body: { items: [...(await readCategories(desk.store.db))] } };
});
