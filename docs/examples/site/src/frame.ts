// What stands around every page: name, menu, languages, footer, all from one call.

import { html, type Html } from "./html";
import type { Bootstrap } from "./house";
import type { Links } from "./links";
import { WORDS, type Language } from "./words";

export interface Framed {
  title: string;
  description?: string | null | undefined;
  language: Language;
  main: Html;
  /** The same page in other languages. */
  also: { language: Language; path: string }[];
  script?: Html;
}

export function frame(boot: Bootstrap, links: Links, page: Framed): string {
  const words = WORDS[page.language];
  const locale = boot.locales.find((each) => each.code === page.language);
  const named = (code: string) => boot.locales.find((each) => each.code === code)?.name ?? code;
  const { house, brand, footer } = boot;
  const document = html`<!DOCTYPE html>
<html lang="${page.language}" dir="${locale?.direction ?? "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – ${house.name}</title>
${page.description && html`<meta name="description" content="${page.description}">`}
${page.also.map((each) => html`<link rel="alternate" hreflang="${each.language}" href="${each.path}">`)}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/site.css">
<style>:root { --primary: ${brand.colour_primary}; --accent: ${brand.colour_accent}; }</style>
${page.script}
</head>
<body>
<header>
<a class="name" href="${locale?.home ?? "/"}">${house.name}</a>
<nav aria-label="${words.menu}"><ul>${boot.menu.map((link) => html`<li><a href="${links.to(link.href)}">${link.title}</a></li>`)}</ul></nav>
<nav aria-label="${words.languages}"><ul>${page.also.map((each) => html`<li><a lang="${each.language}" hreflang="${each.language}" href="${each.path}">${named(each.language)}</a></li>`)}</ul></nav>
</header>
<main>${page.main}</main>
<footer>
${footer.columns.map((column) => html`<section><h2>${column.title}</h2><ul>${column.links.map((link) => html`<li><a href="${links.to(link.href)}">${link.title}</a></li>`)}</ul></section>`)}
<p>${footer.note}</p>
<address>${house.carrier}, ${house.street}, ${house.postcode} ${house.town}, <bdi dir="ltr">${house.phone}</bdi></address>
</footer>
</body>
</html>
`;
  return document.text;
}
