// How each type of page looks. A type of page that is missing in `LOOKS` doesn't compile.

import { block, contact, file, linked, picture, rubric } from "./blocks";
import { html, lines, type Html } from "./html";
import type { Call, Child, Meeting, Page } from "./house";
import type { Links } from "./links";
import { day, euros, moment, WORDS, type Language } from "./words";

type Type = Page["meta"]["type"];
export type Of<T extends Type> = Extract<Page, { meta: { type: T } }>;

/** What a page is drawn with. */
export interface Around {
  language: Language;
  links: Links;
  children: Child[];
  calls: Call[];
  meeting?: Meeting | undefined;
}

/** The pages that a list shows below itself. */
export const LISTS: Partial<Record<Type, Type>> = {
  "pages.CallIndexPage": "pages.CallPage",
  "pages.EventIndexPage": "pages.EventPage",
  "pages.NewsIndexPage": "pages.NewsPage",
  "pages.ProjectIndexPage": "pages.ProjectPage",
  "pages.KnowledgeIndexPage": "pages.KnowledgePage",
  "pages.FormatIndexPage": "pages.FormatPage",
  "pages.PartnerIndexPage": "pages.PartnerPage",
  "pages.ProgrammeIndexPage": "pages.ProgrammePage",
  "newsletters.NewsletterIndexPage": "newsletters.NewsletterIssuePage",
};

type Look<P extends Page> = (page: P, around: Around) => Html;
type WithBody = Exclude<Page, Of<"wagtailcore.Page" | "newsletters.NewsletterIssuePage">>;

const list: Look<WithBody> = (page, around) =>
  html`${body(page, around)}<ul class="list">${around.children.map((child) => html`<li><a href="${around.links.to(child.meta.html_url ?? "/")}">${child.title}</a></li>`)}</ul>`;

const body: Look<WithBody> = (page, { links }) =>
  html`${(page.body ?? []).map((part) => block(part, links))}`;

const reach = (page: Of<"pages.KnowledgePage" | "pages.PartnerPage" | "pages.ProgrammePage" | "pages.FormatPage" | "pages.ProjectPage" | "pages.PressPage">) =>
  html`${contact({ name: page.contact_name ?? null, email: page.contact_email ?? null, phone: page.contact_phone ?? null })}${"website" in page && page.website && html`<p><a href="${page.website}">${page.website}</a></p>`}`;

const LOOKS: { [T in Type]: Look<Of<T>> } = {
  "wagtailcore.Page": () => html``,
  "pages.HomePage": (page, around) => html`
    <p class="claim">${page.claim}</p>
    <h2>${page.doors_title}</h2>
    <ul class="doors">${(page.doors ?? []).map(({ value }) => html`<li><a href="${around.links.to(value.page?.url ?? value.address ?? "/")}">${value.title}</a><p>${value.text}</p></li>`)}</ul>
    ${body(page, around)}`,
  "pages.StandardPage": body,
  "pages.TeamPage": (page, around) => html`${body(page, around)}<ul class="list">${(page.people ?? []).map(({ value }) => html`
    <li>${picture(value.picture, value.alt, around.links)}${contact({ name: value.name, role: value.role, hours: value.languages, email: value.email, phone: value.phone })}</li>`)}</ul>`,
  "pages.CallIndexPage": list,
  "pages.CallPage": (page, around) => {
    const { language, links } = around;
    const words = WORDS[language];
    const call = around.calls.find((each) => each.id === (page.call as { id: number }).id);
    const terms = !!call && html`<dl><dt>${words.most}</dt><dd>${euros(call.max_grant, language)}</dd>${call.closes_at && html`<dt>${words.until}</dt><dd>${day(call.closes_at, language)}</dd>`}</dl>`;
    const door = call?.is_open
      ? html`<p><a class="button" href="/apply/${language}/?call=${call.slug}">${words.apply}</a></p>`
      : html`<p>${words.closed}</p>`;
    return html`${terms}${door}${(page.body ?? []).map((part) => block(part, links))}`;
  },
  "pages.EventIndexPage": list,
  "pages.EventPage": (page, around) => {
    const { language, links, meeting } = around;
    const facts = meeting && html`
      <p>${meeting.dates.map((each) => html`<time datetime="${each.starts_at}">${moment(each.starts_at, language)}</time><br>`)}${meeting.place}</p>
      ${meeting.may_register ? html`<p><a class="button" href="${links.to(`${language === "de" ? "" : `/${language}`}/meetings/${meeting.id}/register/`)}">${WORDS[language].register}</a></p>` : html`<p>${meeting.why_not}</p>`}`;
    return html`${facts}${picture(page.picture, page.picture_alt, links)}${body(page, around)}`;
  },
  "pages.NewsIndexPage": list,
  "pages.NewsPage": (page, around) => html`
    <p>${page.date && html`<time datetime="${page.date}">${day(page.date, around.language)}</time>`} ${page.author}</p>
    ${page.event_from && html`<p><time datetime="${page.event_from}">${moment(page.event_from, around.language)}</time> ${page.event_place}</p>`}
    ${picture(page.picture, page.picture_alt, around.links)}
    ${body(page, around)}`,
  "pages.ProjectIndexPage": list,
  "pages.ProjectPage": (page, around) => {
    const words = WORDS[around.language];
    return html`
      ${picture(page.picture, page.picture_alt, around.links)}
      <p>${page.carrier}, ${day(page.term_start, around.language)}${page.term_end && html` – ${day(page.term_end, around.language)}`}</p>
      ${body(page, around)}
      <h2>${words.goals}</h2>${lines(page.goals)}
      <ul>${(page.indicators ?? []).map(({ value }) => html`<li>${value.at_least && "≥ "}${value.target} ${value.unit} ${value.label}</li>`)}</ul>
      ${page.results && html`<h2>${words.results}</h2>${lines(page.results)}`}
      <h2>${words.partners}</h2><ul>${(page.partners ?? []).map(({ value }) => html`<li>${value.name}</li>`)}</ul>
      <h2>${words.funders}</h2>${(page.funders ?? []).map(({ value }) => html`<figure>${picture(value.logo, value.name, around.links)}<figcaption>${value.wording}</figcaption></figure>`)}
      ${reach(page)}`;
  },
  "pages.KnowledgeIndexPage": list,
  "pages.KnowledgePage": (page, around) => html`${body(page, around)}${reach(page)}`,
  "pages.FormatIndexPage": list,
  "pages.FormatPage": (page, around) => html`
    ${lines([page.aim, page.format, page.procedure, page.duration, page.equipment, page.costs, page.advertising, page.other].filter(Boolean).join("\n"))}
    ${body(page, around)}<p>${page.licence}</p>${reach(page)}`,
  "pages.PartnerIndexPage": list,
  "pages.PartnerPage": (page, around) => html`${lines(page.address)}${body(page, around)}${reach(page)}`,
  "pages.ProgrammeIndexPage": list,
  "pages.ProgrammePage": (page, around) => {
    const words = WORDS[around.language];
    return html`
      <dl><dt>${words.from}</dt><dd>${page.funder}</dd>
      ${page.deadline && html`<dt>${words.deadline}</dt><dd>${day(page.deadline, around.language)}</dd>`}
      ${page.amount_to && html`<dt>${words.most}</dt><dd>${euros(page.amount_to, around.language)}</dd>`}</dl>
      <p>${page.eligibility}</p>${body(page, around)}${reach(page)}`;
  },
  "pages.PressPage": (page, around) => {
    const { language, links } = around;
    return html`
      ${body(page, around)}
      <ul class="list">${(page.releases ?? []).map(({ value }) => html`<li>
        ${value.date && html`<time datetime="${value.date}">${day(value.date, language)}</time>`} <strong>${value.title}</strong>
        ${value.text && html`<p>${value.text}</p>`}${linked(value.page, links)}${file(value.document, value.title, links)}</li>`)}</ul>
      ${(page.pictures ?? []).map(({ value }) => html`<figure>${picture(value.picture, value.alt, links)}<figcaption>${value.caption} ${[value.credit, value.licence].filter(Boolean).join(" · ")}</figcaption></figure>`)}
      ${reach(page)}`;
  },
  "newsletters.NewsletterIndexPage": list,
  "newsletters.NewsletterIssuePage": (page, { language, links }) =>
    html`${page.date && html`<p>${day(page.date, language)}</p>`}${(page.body ?? []).map((part) => rubric(part, WORDS[language].rubrics[part.type], links))}`,
};

/** The main part of a page. */
export function main(page: Page, around: Around): Html {
  const look = LOOKS[page.meta.type] as (page: Page, around: Around) => Html;
  const introduction = "introduction" in page && page.introduction;
  return html`<h1>${page.title}</h1>${introduction && html`<p class="introduction">${introduction}</p>`}${look(page, around)}`;
}

