// Wagtail draws the errors of a block beside its help, but describes the field by the help alone: whoever listens
// would hear that it is wrong, never why.
const describe = () => document.querySelectorAll("[aria-invalid=true][id]").forEach((field) => {
  const errors = `${field.id}-errors`;
  const said = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  if (document.getElementById(errors) && !said.includes(errors)) field.setAttribute("aria-describedby", [errors, ...said].join(" "));
});

describe();
window.addEventListener("load", describe);
new MutationObserver(describe).observe(document.body, { subtree: true, attributeFilter: ["aria-invalid"] });
