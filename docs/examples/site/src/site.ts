// node build/site.js make HOUSE FOLDER          the whole site
// WEBHOOK_SECRET=whsec_… node build/site.js serve HOUSE FOLDER PORT   the same, served; /hooks makes anew what a webhook names

import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { frame } from "./frame";
import { html } from "./html";
import { Reader, type Bootstrap, type Call, type Child, type Meeting, type Page } from "./house";
import { Links } from "./links";
import { LISTS, main, type Around, type Of } from "./pages";
import { serve } from "./serve";
import { LANGUAGES, WORDS, type Language } from "./words";

/** A page that was read, the file it became, and what it follows. */
interface Read {
  language: Language;
  key: string;
  page: Page;
  children: Child[];
  meeting?: Meeting | undefined;
  path: string;
  tags: Set<string>;
}

interface Surroundings { boot: Bootstrap; calls: Call[]; next: string }

const AT_ONCE = 8;

export class Site {
  private readonly read = new Map<number, Read>();
  private readonly around = new Map<Language, Surroundings>();

  constructor(private readonly house: string, private readonly folder: string) {}

  /** The whole site, from nothing; returns the paths that were written. */
  async make(): Promise<string[]> {
    await rm(this.folder, { recursive: true, force: true });
    await mkdir(this.folder, { recursive: true });
    await copyFile("src/site.css", join(this.folder, "site.css"));
    await copyFile("build/apply.js", join(this.folder, "apply.js"));
    this.read.clear();
    this.around.clear();
    return this.follow(["frame"]);
  }

  /** Makes anew what carries one of the tags, and what came or went; returns the paths that were written. */
  async follow(tags: string[]): Promise<string[]> {
    const everything = tags.includes("frame");
    const stale = new Set<number>();
    for (const [id, each] of this.read) if (everything || tags.some((tag) => each.tags.has(tag))) stale.add(id);
    for (const language of LANGUAGES) {
      const reader = new Reader(this.house);
      const known = this.around.get(language);
      const { changed, removed, next } = await reader.changes(language, known?.next ?? "");
      for (const { id } of removed) await this.forget(id);
      for (const { id, translation_key } of changed) {
        this.keys.set(id, { key: translation_key, language });
        stale.add(id);
      }
      const anew = everything || !known;
      const boot = anew ? await reader.bootstrap(language) : known.boot;
      const calls = anew ? await reader.calls(language) : known.calls;
      if (!boot || !calls) throw new Error("The house tells nothing about itself.");
      this.around.set(language, { boot, calls, next });
    }
    await this.readAll([...stale]);
    return this.write(everything ? new Set(this.read.keys()) : stale, everything);
  }

  private readonly keys = new Map<number, { key: string; language: Language }>();

  private async readAll(ids: number[]): Promise<void> {
    const waiting = [...ids];
    const work = async () => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await this.readOne(id);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  private async readOne(id: number): Promise<void> {
    const known = this.keys.get(id);
    if (!known) return;
    const reader = new Reader(this.house);
    const page = await reader.page(id, known.language);
    if (!page?.meta.html_url) return this.forget(id);
    const below = LISTS[page.meta.type];
    const children = below ? await reader.children(id, below, known.language) : [];
    const told = page.meta.type === "pages.EventPage" && (page as Of<"pages.EventPage">).meeting?.id;
    const meeting = told ? await reader.meeting(told, known.language) : undefined;
    const path = decodeURI(new URL(page.meta.html_url).pathname);
    if (this.read.get(id)?.path !== path) await this.forget(id);
    this.read.set(id, { ...known, page, children, meeting, path, tags: reader.tags });
  }

  private async forget(id: number): Promise<void> {
    const gone = this.read.get(id);
    this.read.delete(id);
    if (gone) await rm(join(this.folder, gone.path, "index.html"), { force: true });
  }

  private async write(ids: Set<number>, everything: boolean): Promise<string[]> {
    const links = new Links(this.house, new Set([...this.read.values()].map((each) => encodeURI(each.path))));
    const written: string[] = [];
    for (const id of ids) {
      const found = this.read.get(id);
      const around = found && this.around.get(found.language);
      if (!found || !around) continue;
      const { page, language, children, meeting, path } = found;
      const with_: Around = { language, links, children, meeting, calls: around.calls };
      const also = [...this.read.values()]
        .filter((each) => each.key === found.key && each.language !== language)
        .map((each) => ({ language: each.language, path: each.path }));
      const description = page.meta.search_description;
      await this.put(path, frame(around.boot, links, { title: page.title, description, language, main: main(page, with_), also }));
      written.push(path);
    }
    if (everything) for (const language of LANGUAGES) written.push(await this.writeApply(language, links));
    return written.sort();
  }

  /** The page where people apply: empty, a script fills it from the form's definition. */
  private async writeApply(language: Language, links: Links): Promise<string> {
    const around = this.around.get(language);
    if (!around) throw new Error("Read first, write then.");
    const path = `/apply/${language}/`;
    const also = LANGUAGES.filter((each) => each !== language).map((each) => ({ language: each, path: `/apply/${each}/` }));
    const title = WORDS[language].apply;
    const main = html`<h1>${title}</h1><div id="apply" data-house="${new URL(this.house).origin}" data-language="${language}" aria-live="polite"></div>`;
    const script = html`<script type="module" src="/apply.js"></script>`;
    await this.put(path, frame(around.boot, links, { title, language, main, also, script }));
    return path;
  }

  private async put(path: string, text: string): Promise<void> {
    const file = join(this.folder, path, "index.html");
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

const [command, house, folder, port] = process.argv.slice(2);
if (!house || !folder || (command !== "make" && command !== "serve")) {
  console.error("node build/site.js make HOUSE FOLDER, or: serve HOUSE FOLDER PORT");
  process.exit(2);
}
const site = new Site(house, folder);
const began = performance.now();
const written = await site.make();
console.log(JSON.stringify({ made: written, milliseconds: Math.round(performance.now() - began) }));
if (command === "serve") {
  const secret = process.env["WEBHOOK_SECRET"];
  if (!secret) throw new Error("WEBHOOK_SECRET is what the house said when the webhook was made.");
  serve(folder, Number(port), secret, async (tags) => console.log(JSON.stringify({ made: await site.follow(tags) })));
}
