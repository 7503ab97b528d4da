// Markup that cannot forget to escape: html`<p>${text}</p>`.

/** Markup that is safe to write as it is. */
export class Html {
  constructor(readonly text: string) {}
}

export type Part = Html | string | number | null | undefined | false | Part[];

const CHARACTERS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const written = (part: Part): string => {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(written).join("");
  if (part === null || part === undefined || part === false) return "";
  return String(part).replace(/[&<>"']/g, (each) => CHARACTERS[each] ?? each);
};

export const html = (texts: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(texts.map((text, at) => text + written(parts[at])).join(""));

/** Rich text of the house is clean HTML already. */
export const rich = (text: string | null | undefined): Html => new Html(text ?? "");

/** Each line of a text as an item of a list. */
export const lines = (text: string | null | undefined): Html | false =>
  text ? html`<ul>${text.split("\n").map((line) => html`<li>${line}</li>`)}</ul>` : false;

/** A switch that forgot a type doesn't compile. */
export function unknown(what: never): never {
  throw new Error(`The house has something new: ${JSON.stringify(what)}. Make the types anew and write how it looks.`);
}
