// Reading what is public, with the tags of each answer: a webhook names those that are out of date.

import type { components, operations } from "api";

type Schemas = components["schemas"];
export type Page = operations["pages_detail"]["responses"]["200"]["content"]["application/json"];
export type Child = Schemas["BasePageSchema"];
export type Bootstrap = Schemas["Bootstrap"];
export type Call = Schemas["CallOut"];
export type Meeting = Schemas["MeetingOut"];
export type Changes = Schemas["ChangesOut"];

const TRIES = 3;

/** Reads again when a connection broke, as it may when a server closes one that was kept. */
async function read(url: URL, language: string): Promise<Response> {
  for (let tried = 1; ; tried++) {
    try {
      return await fetch(url, { headers: { "Accept-Language": language } });
    } catch (error) {
      if (tried === TRIES) throw error;
    }
  }
}

/** Reads the API; `tags` gathers those of all its answers. */
export class Reader {
  readonly tags = new Set<string>();

  constructor(readonly address: string) {}

  async get<T>(path: string, language: string): Promise<T | undefined> {
    const answer = await read(new URL(path, this.address), language);
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    for (const tag of (answer.headers.get("Cache-Tag") ?? "").split(",")) {
      if (tag && tag !== "any") this.tags.add(tag); // lists carry "any": `children` is more exact
    }
    return (await answer.json()) as T;
  }

  page = (id: number, language: string) => this.get<Page>(`/api/pages/${id}/?rich_text_format=html`, language);
  bootstrap = (language: string) => this.get<Bootstrap>(`/api/site/bootstrap?language=${language}`, language);
  calls = (language: string) => this.get<Call[]>("/api/grants/calls", language);

  meeting = (id: string, language: string) => this.get<Meeting>(`/api/meetings/dates/${id}`, language);

  /** All children of a list, page by page; it follows every page of this type, also those to come. */
  async children(id: number, type: string, language: string): Promise<Child[]> {
    this.tags.add(`type:${type}`);
    const found: Child[] = [];
    for (;;) {
      const path = `/api/pages/?child_of=${id}&type=${type}&limit=20&offset=${found.length}`;
      const part = await this.get<Schemas["PagedBasePageSchema"]>(path, language);
      found.push(...(part?.items ?? []));
      if (!part?.items.length || found.length >= part.count) return found;
    }
  }

  /** What changed in a language since a cursor; without one: every page. */
  async changes(language: string, since: string): Promise<Changes> {
    const all: Changes = { changed: [], removed: [], next: since, more: true };
    while (all.more) {
      const path = `/api/site/changes?limit=500&locale=${language}&since=${encodeURIComponent(all.next)}`;
      const part = await this.get<Changes>(path, language);
      if (!part) throw new Error("The house tells no changes.");
      all.changed.push(...part.changed);
      all.removed.push(...part.removed);
      Object.assign(all, { next: part.next, more: part.more });
    }
    return all;
  }
}
