// What form renderers of others make of an exported form. JSON in ({form, answers}), JSON out: the page that each
// draws, and the places of wrong answers that each names.

import { createElement as h } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import Rjsf from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { createAjv } from "@jsonforms/core";
import { JsonForms } from "@jsonforms/react";
import { vanillaCells, vanillaRenderers } from "@jsonforms/vanilla-renderers";

// One group a step in the order of the form; questions of several parts are groups of their own.
export function uiSchema(form) {
  const element = (scope, schema, label) => schema.type === "object"
    ? { type: "Group", label, elements: Object.entries(schema.properties).map(([key, part]) => element(`${scope}/properties/${key}`, part, part.title ?? key)) }
    : { type: "Control", scope, label };
  const find = (id) => id.split(".").reduce((schema, part) => schema.properties[part], form.answers_schema);
  const asks = (question) => !["explanation", "calculated"].includes(question.type);
  return {
    type: "VerticalLayout",
    elements: form.steps.map((step) => ({
      type: "Group",
      label: step.title,
      elements: step.questions.filter(asks).map((question) =>
        element(`#/properties/${question.id.replaceAll(".", "/properties/")}`, find(question.id), question.label)),
    })),
  };
}

const said = [];
for (const name of ["log", "warn", "error"]) console[name] = (...words) => said.push(words.map(String).join(" "));

let text = "";
for await (const part of process.stdin) text += part;
const { form, answers } = JSON.parse(text);
const schema = form.answers_schema;

const strict = addFormats(new Ajv({ strict: true, allErrors: true, strictRequired: false }));
if (form.steps.some((step) => step.questions.some((question) => question.type === "finance_plan"))) strict.addVocabulary(["x-planned"]);
const check = strict.compile(schema);
check(answers);
const places = (errors) => (errors ?? []).map((each) => each.instancePath + (each.params.missingProperty ? `/${each.params.missingProperty}` : ""));

const rjsf = validator.validateFormData(answers, schema);
const ours = createAjv().compile(schema);
ours(answers);
process.stdout.write(JSON.stringify({
  ajv: places(check.errors),
  rjsf: {
    html: renderToStaticMarkup(h(Rjsf, { schema, validator, formData: answers, onSubmit: () => {} })),
    errors: rjsf.errors.map((each) => each.property.replace(/^\.|\['?|'?\]/g, "").replaceAll(".", "/")),
    nested: rjsf.errorSchema,
  },
  jsonforms: {
    html: renderToStaticMarkup(h(JsonForms, { schema, uischema: uiSchema(form), data: answers, renderers: vanillaRenderers, cells: vanillaCells, onChange: () => {} })),
    errors: places(ours.errors),
  },
  said,
}));
