// The guided form in Firefox: told where, as whom and what to do, it prints what Firefox came to.
//
// node src/firefox.mjs '{"journey": "typing", "url": …, "cookie": {…}, "sheet": "/forms/…/", "axe": "…/axe.min.js"}'

import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

const told = JSON.parse(process.argv[2]);
const at = (path) => new URL(path, told.url).href;
const go = (page, path) => page.goto(at(path), { waitUntil: "load" });
const value = (page, name) => page.$eval(`[name='${name}']`, (field) => field.value);

const saved = (page) =>
  page.waitForFunction(() => {
    const line = document.querySelector("[data-save-state]");
    return line.textContent.trim().startsWith(line.dataset.saved.split("{")[0].trim());
  });

async function retype(page, selector, text) {
  await page.$eval(selector, (field) => field.select());
  await page.type(selector, text);
}

async function pressAndArrive(page, selector) {
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.$eval(selector, (button) => button.click())]);
  return new URL(page.url()).pathname;
}

async function tabTo(page, selector) {
  for (let turn = 0; turn < 80; turn += 1) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return true;
    await page.keyboard.press("Tab");
  }
  return false;
}

async function violations(page) {
  await page.evaluate(readFileSync(told.axe, "utf8"));
  return page.evaluate(async (tags) => {
    const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    return found.violations.map((each) => `${each.id}: ${each.nodes[0].target.join(", ")}`);
  }, told.tags);
}

const journeys = {
  // What is typed is stored by itself, and said to be.
  async typing(page) {
    await go(page, `${told.sheet}idea/`);
    await retype(page, "[name=title]", told.text);
    await page.focus("[name=need]");
    await saved(page);
    await page.reload();
    return { kept: await value(page, "title") };
  },

  // A row more and a row less, the focus never lost.
  async keyboard(page) {
    await go(page, `${told.sheet}goals/`);
    const rows = () => page.$$eval("#q-goals [data-row]", (all) => all.length);
    const before = await rows();
    const reached = await tabTo(page, "#q-goals [data-add-row]");
    await page.keyboard.press("Enter");
    await page.waitForFunction((count) => document.querySelectorAll("#q-goals [data-row]").length > count, {}, before);
    const inRow = await page.evaluate(() => document.activeElement.closest("[data-row]") !== null);
    const more = await rows();
    await tabTo(page, `#q-goals [data-row]:nth-of-type(${more}) [data-remove-row]`);
    await page.keyboard.press("Enter");
    await page.waitForFunction((count) => document.querySelectorAll("#q-goals [data-row]").length < count, {}, more);
    const somewhere = await page.evaluate(() => document.activeElement !== document.body);
    return { reached, more: more - before, inRow, less: more - (await rows()), somewhere };
  },

  // An answer brings its question up without a word to the server, and takes it away again.
  async condition(page) {
    await go(page, `${told.sheet}protection/`);
    const hidden = () => page.$$eval("main .question[hidden]", (all) => all.length);
    const choose = (answer) => page.$eval(`[name=minors][value=${answer}]`, (radio) => radio.click());
    await choose("no");
    const without = await hidden();
    await choose("yes");
    const withMinors = await hidden();
    await choose("no");
    return { cameUp: without - withMinors, wentAway: (await hidden()) - withMinors };
  },

  // Every page in Arabic fits a small phone, from right to left, and axe finds nothing.
  async arabic(page) {
    await page.setViewport({ width: 360, height: 800 });
    await go(page, `/ar${told.sheet}`);
    const steps = await page.$$eval("main .task-list a", (links) => links.map((link) => link.getAttribute("href")));
    const faults = [];
    for (const path of steps) {
      await go(page, path);
      const [width, direction] = await page.evaluate(() => {
        const root = document.documentElement;
        return [root.scrollWidth, getComputedStyle(document.querySelector("main")).direction];
      });
      if (width > 360) faults.push(`${path} is ${width} px wide`);
      if (direction !== "rtl") faults.push(`${path} runs ${direction}`);
      faults.push(...(await violations(page)).map((each) => `${path} ${each}`));
    }
    return { pages: steps.length, faults };
  },

  // Without scripts the button stores the page, and the check names what is missing and leads there.
  async plain(page) {
    await go(page, `${told.sheet}idea/`);
    await retype(page, "[name=title]", told.text);
    const list = await pressAndArrive(page, "main button[name=go][value=list]");
    await go(page, `${told.sheet}idea/`);
    const kept = await value(page, "title");
    await go(page, `${told.sheet}check/`);
    const target = await page.$eval("main a[href*='#']", (link) => link.getAttribute("href"));
    await go(page, target);
    return { list, kept, leadsTo: await page.evaluate(() => document.querySelector(":target") !== null) };
  },
};

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: told.firefox,
  headless: true,
  extraPrefsFirefox: { "javascript.enabled": told.journey !== "plain" },
});
try {
  const context = await browser.createBrowserContext();
  await context.setCookie({ ...told.cookie, domain: new URL(told.url).hostname });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  console.log(JSON.stringify(await journeys[told.journey](page)));
} finally {
  await browser.close();
}
