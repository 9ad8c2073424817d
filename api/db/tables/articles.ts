import type { Language } from "../../../blueprints/text.ts";

/** An article: what is in force of it, and what is being written. Contents are JSON. */
export interface ArticleTable {
  number: number;
  /** Counts everything that is done to it. */
  revision: number;
  /** In force; 0: none. */
  version: number;
  body: string | null;
  /** Of what is in force, else of the draft. */
  category: string | null;
  /** 0 or 1: in force, and requesters read it. */
  public: number;
  draft: string | null;
  draft_by: string | null;
  draft_at: number | null;
  created_by: string;
  created_at: number;
  updated_at: number;
}

/** What was published, for ever. */
export interface ArticleVersionTable {
  article: number;
  version: number;
  body: string;
  author: string;
  at: number;
  note: string;
}

export interface ArticleCategoryTable {
  key: string;
  name_en: string;
  name_fr: string;
}

/** A telling word of an article in force, in one language. */
export interface ArticleWordTable {
  word: string;
  article: number;
  language: Language;
  in_title: number;
  in_body: number;
  /** 0 or 1, as the article's. */
  public: number;
}
