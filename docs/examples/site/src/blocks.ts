// How each block of a page looks. The types come from the API's document: a new block doesn't compile until it is here.

import type { components } from "api";
import { html, rich, unknown, type Html } from "./html";
import type { Links } from "./links";

type Schemas = components["schemas"];
type Body = NonNullable<Schemas["StandardPageSchema"]["body"]>[number];
type Rubric = NonNullable<Schemas["NewsletterIssuePageSchema"]["body"]>[number];
type Picture = Schemas["PictureOut"] | null | undefined;

export const picture = (found: Picture, alt: string | null | undefined, links: Links): Html | false =>
  !!found && html`<img src="${links.file(found.url)}" width="${found.width}" height="${found.height}" alt="${alt ?? ""}" loading="lazy">`;

const shown = (one: Schemas["PictureValue"], links: Links): Html =>
  html`<figure>${picture(one.picture, one.alt, links)}<figcaption>${one.caption}</figcaption></figure>`;

export const linked = (page: Schemas["PageOut"] | null, links: Links): Html | false =>
  !!page && html`<a href="${links.to(page.url)}">${page.title}</a>`;

export const file = (document: Schemas["FileOut"] | null, title: string | null | undefined, links: Links): Html | false =>
  !!document && html`<p><a href="${links.file(document.url)}">${title || document.title}</a></p>`;

const mail = (address: string | null | undefined): Html | false =>
  !!address && html`<a href="mailto:${address}"><bdi dir="ltr">${address}</bdi></a>`;

const phone = (number: string | null | undefined): Html | false =>
  !!number && html`<a href="tel:${number.replace(/[^\d+]/g, "")}"><bdi dir="ltr">${number}</bdi></a>`;

/** Name, role, hours and ways to reach somebody. */
export const contact = (who: Partial<Schemas["ContactValue"]>): Html =>
  html`<address>${[who.name, who.role, who.hours].filter(Boolean).map((line) => html`<p>${line}</p>`)}${[mail(who.email), phone(who.phone)].map((way) => way && html`<p>${way}</p>`)}</address>`;

export function block(part: Body, links: Links): Html | false {
  switch (part.type) {
    case "heading":
      return html`<h2>${part.value.text}</h2>`;
    case "text":
      return rich(links.within(part.value ?? ""));
    case "picture":
      return shown(part.value, links);
    case "gallery":
      return html`<section>${part.value.title && html`<h2>${part.value.title}</h2>`}${part.value.pictures.map((each) => shown(each, links))}</section>`;
    case "quote":
      return html`<blockquote><p>${part.value.text}</p><footer>${part.value.person}</footer></blockquote>`;
    case "facts":
      return html`<dl>${part.value.facts.map((fact) => html`<dt>${fact.name}</dt><dd>${fact.value}</dd>`)}</dl>`;
    case "steps":
      return html`<ol>${part.value.steps.map((step) => html`<li><strong>${step.title}</strong>${rich(links.within(step.text ?? ""))}</li>`)}</ol>`;
    case "questions":
      return html`${part.value.questions.map((each) => html`<details><summary>${each.question}</summary>${rich(links.within(each.answer ?? ""))}</details>`)}`;
    case "action": {
      const { page, address, title, text, button } = part.value;
      return html`<div><h2>${title}</h2><p>${text}</p><a class="button" href="${links.to(page?.url ?? address ?? "/")}">${button}</a></div>`;
    }
    case "pages":
      return html`<section><h2>${part.value.title}</h2><ul>${part.value.pages.map((page) => page && html`<li>${linked(page, links)}</li>`)}</ul></section>`;
    case "contact":
      return contact(part.value);
    case "file":
      return file(part.value.document, part.value.title, links);
    case "notice":
      return html`<div class="${part.value.kind}"><h2>${part.value.title}</h2><p>${part.value.text}</p></div>`;
    case "video":
      return html`<p><a href="${part.value.url}">${part.value.title}</a></p>`;
    default:
      return unknown(part);
  }
}

/** A rubric of a newsletter: pages of the house and entries of their own. */
export function rubric(part: Rubric, title: string, links: Links): Html {
  const entries = part.value.entries.map((entry) => {
    switch (entry.type) {
      case "page":
        return html`<li>${linked(entry.value.page, links)} ${entry.value.text}</li>`;
      case "item":
        return html`<li><strong>${entry.value.title}</strong>${rich(links.within(entry.value.text ?? ""))}${entry.value.url && html`<a href="${entry.value.url}">${entry.value.url}</a>`}</li>`;
      default:
        return unknown(entry);
    }
  });
  return html`<section><h2>${title}</h2><ul>${entries}</ul></section>`;
}
