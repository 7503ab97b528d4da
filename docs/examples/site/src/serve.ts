// A small server for looking and for webhooks; a real site lies with a real one.

import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { extname, join, normalize } from "node:path";
import { Webhook } from "standardwebhooks";

const TYPES: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css" };
const LONGEST = 64 * 1024;

interface Event { data: { tags?: string[] } }

async function received(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > LONGEST) throw new Error("That is no webhook of the house.");
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Serves the folder; `follow` hears the tags of each webhook once, one after the other. */
export function serve(folder: string, port: number, secret: string, follow: (tags: string[]) => Promise<void>): void {
  const hooks = new Webhook(secret);
  const seen = new Set<string>();
  let work = Promise.resolve();
  const hear = async (request: IncomingMessage): Promise<number> => {
    let event: Event;
    try {
      event = hooks.verify(await received(request), request.headers as Record<string, string>) as Event;
    } catch {
      return 401;
    }
    const id = String(request.headers["webhook-id"]);
    if (!seen.has(id)) {
      seen.add(id);
      const later = () => follow(event.data.tags ?? []);
      work = work.then(later).catch((error: unknown) => {
        seen.delete(id); // the house or a person sends it again
        console.error(error);
      });
    }
    return 204; // at once: the work comes afterwards
  };
  createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? "/", "http://here");
      if (request.method === "POST" && pathname === "/hooks") return void response.writeHead(await hear(request)).end();
      const path = normalize(decodeURI(pathname));
      const file = join(folder, path.endsWith("/") ? join(path, "index.html") : path);
      try {
        const body = await readFile(file);
        response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    })().catch(() => response.writeHead(400).end());
  }).listen(port, "127.0.0.1", () => console.log(JSON.stringify({ open: port })));
}
