// One call through each client that was made from the document; prints what the house answered, one line each.

import { formsDefinition } from "./hey/index";
import { client } from "./hey/client.gen";
import { formsDefinition as orvalDefinition } from "./orval/client";

const house = process.argv[2] ?? "";
client.setConfig({ baseUrl: house });
const plainFetch = globalThis.fetch;
globalThis.fetch = (input, init) => plainFetch(typeof input === "string" && input.startsWith("/") ? house + input : input, init);

const hey = await formsDefinition({ path: { code: "micro" }, query: { language: "ar" }, throwOnError: true });
console.log(JSON.stringify({ maker: "hey-api", title: hey.data.title, direction: hey.data.direction }));
const orval = await orvalDefinition("micro", { language: "ar" });
if (orval.status !== 200) throw new Error(String(orval.status));
console.log(JSON.stringify({ maker: "orval", title: orval.data.title, direction: orval.data.direction }));
