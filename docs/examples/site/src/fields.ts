// Fields for answers, led by their JSON Schema: texts, numbers, dates, choices, objects and rows of them.

import type { Words } from "./words";

export interface Schema {
  title?: string;
  description?: string;
  type?: string;
  format?: string;
  const?: unknown;
  maxLength?: number;
  oneOf?: { const: string; title: string }[];
  items?: Schema;
  minItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
}

/** A field on the page, and what it says now; nothing said is undefined. */
export interface Field { element: HTMLElement; value: () => unknown }

type Attributes = Record<string, string | number | boolean | undefined>;

export function make<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...inside: (Node | string)[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...inside);
  return element;
}

const labelled = (name: string, schema: Schema, control: HTMLElement): HTMLElement => {
  control.id = name;
  const help = schema.description && make("p", { id: `${name}-help` }, schema.description);
  if (help) control.setAttribute("aria-describedby", help.id);
  return make("div", {}, make("label", { for: name }, schema.title ?? name), ...(help ? [help] : []), control);
};

const fieldset = (schema: Schema, ...inside: Node[]): HTMLFieldSetElement =>
  make("fieldset", {}, make("legend", {}, schema.title ?? ""), ...(schema.description ? [make("p", {}, schema.description)] : []), ...inside);

function options(name: string, type: "radio" | "checkbox", all: { value: string; title: string }[], chosen: string[]) {
  const boxes = all.map(({ value }) => make("input", { type, name, value, id: `${name}-${value}`, checked: chosen.includes(value) }));
  const rows = all.map(({ value, title }, at) => make("div", { class: "choice" }, boxes[at] ?? "", make("label", { for: `${name}-${value}` }, title)));
  return { rows, chosen: () => boxes.filter((box) => box.checked).map((box) => box.value) };
}

function rowsOf(name: string, schema: Schema, items: Schema, known: unknown, words: Words): Field {
  const rows: Field[] = [];
  const list = make("div");
  const add = (value?: unknown) => {
    const row = field(`${name}-${rows.length}`, { ...items, title: `${schema.title ?? ""} ${rows.length + 1}` }, value, words);
    rows.push(row);
    list.append(row.element);
  };
  const before = Array.isArray(known) ? known : [];
  before.forEach(add);
  if (!before.length) add();
  const more = make("button", { type: "button", id: `${name}-add` }, words.add);
  more.addEventListener("click", () => add());
  const value = () => {
    const said = rows.map((row) => row.value()).filter((each) => each !== undefined);
    return said.length ? said : undefined;
  };
  return { element: fieldset(schema, list, more), value };
}

/** The field for a schema. */
export function field(name: string, schema: Schema, known: unknown, words: Words): Field {
  if (schema.const === true) {
    const box = make("input", { type: "checkbox", id: name, name, checked: known === true });
    const element = make("div", { class: "choice" }, box, make("label", { for: name }, schema.title ?? name));
    return { element, value: () => box.checked || undefined };
  }
  if (schema.type === "boolean") {
    const both = [{ value: "yes", title: words.yes }, { value: "no", title: words.no }];
    const found = options(name, "radio", both, known === undefined ? [] : [known ? "yes" : "no"]);
    return { element: fieldset(schema, ...found.rows), value: () => (found.chosen()[0] ? found.chosen()[0] === "yes" : undefined) };
  }
  if (schema.oneOf) {
    const first = make("option", { value: "" }, words.choose);
    const rest = schema.oneOf.map((each) => make("option", { value: each.const, selected: each.const === known }, each.title));
    const select = make("select", { name }, first, ...rest);
    return { element: labelled(name, schema, select), value: () => select.value || undefined };
  }
  if (schema.type === "array" && schema.items?.oneOf) {
    const all = schema.items.oneOf.map((each) => ({ value: each.const, title: each.title }));
    const found = options(name, "checkbox", all, Array.isArray(known) ? known.map(String) : []);
    return { element: fieldset(schema, ...found.rows), value: () => (found.chosen().length ? found.chosen() : undefined) };
  }
  if (schema.type === "array" && schema.items) return rowsOf(name, schema, schema.items, known, words);
  if (schema.type === "object") {
    const before = (known ?? {}) as Record<string, unknown>;
    const cells = Object.entries(schema.properties ?? {}).map(([id, cell]) => ({ id, ...field(`${name}-${id}`, cell, before[id], words) }));
    const value = () => {
      const said = cells.map((cell) => [cell.id, cell.value()] as const).filter(([, each]) => each !== undefined);
      return said.length ? Object.fromEntries(said) : undefined;
    };
    return { element: fieldset(schema, ...cells.map((cell) => cell.element)), value };
  }
  const numeric = schema.type === "integer" || schema.type === "number";
  const long = schema.type === "string" && (schema.maxLength ?? 0) > 200;
  const text = known === undefined || known === null ? "" : String(known);
  const control = long
    ? make("textarea", { name, rows: 4, maxlength: schema.maxLength }, text)
    : make("input", { name, type: schema.format === "date" ? "date" : schema.format === "email" ? "email" : "text", inputmode: numeric ? "numeric" : undefined, maxlength: schema.maxLength, value: text });
  const value = () => {
    const said = control.value.trim();
    return said === "" ? undefined : numeric && /^\d+$/.test(said) ? Number(said) : said;
  };
  return { element: labelled(name, schema, control), value };
}
