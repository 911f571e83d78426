// What htmx needs of a page that is read with the keyboard or a screen reader, and under this policy.
"use strict";

// Under `require-trusted-types-for` a text becomes HTML only through this policy, and it lets one use through: that of htmx,
// which reads an answer into a document apart, where no script runs. Answers come from this host alone
// (`selfRequestsOnly`), htmx drops the scripts in them (`allowScriptTags`), and the policy of the page refuses inline handlers.
const SINKS = ["Document parseHTMLUnsafe", "DOMParser parseFromString"];
if (window.trustedTypes) {
  trustedTypes.createPolicy("default", {
    createHTML: (text, type, sink) => (SINKS.includes(sink) ? text : null),
  });
}

// An address names what was chosen, not what was left open.
document.addEventListener("htmx:configRequest", (event) => {
  const { formData, verb } = event.detail;
  if (verb === "get") for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
});

document.addEventListener("htmx:afterSettle", (event) => {
  document.getElementById("spoken").textContent = document.title;
  follow();
  // htmx gives the focus back to what has the same id; where nothing has, it goes to the part that changed.
  const there = document.getElementById(event.detail.target.id);
  if (there && document.activeElement === document.body) {
    there.tabIndex = -1;
    there.focus({ preventScroll: true });
  }
});

// What stands around the part that changed leads to the page as it is now.
function follow() {
  const here = new URL(window.location.href);
  for (const next of document.querySelectorAll(".scheme [name=next]")) next.value = here.pathname + here.search;
  for (const link of document.querySelectorAll("a.language")) {
    here.searchParams.set("lang", link.hreflang);
    link.href = here.href;
  }
}

// A part that cannot be had, such as after signing out elsewhere, is opened as the page that says why.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, pathInfo } = event.detail;
  if (xhr.status < 400) return;
  event.detail.shouldSwap = false;
  window.location.assign(pathInfo.finalRequestPath);
});

// What is wrong with a form comes first, and its links lead to the fields.
document.querySelector("#errors, #between, #again")?.focus();

// On a narrow screen the ways beside each other scroll: the present one is in sight.
for (const way of document.querySelectorAll(".tabs [aria-current], .main-nav [aria-current]")) {
  way.scrollIntoView({ block: "nearest", inline: "center" });
}

// Long work says that it goes on; a second press would only begin it again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-long]")) return;
  form.setAttribute("aria-busy", "true");
  for (const progress of form.querySelectorAll("progress")) progress.hidden = false;
  for (const button of form.querySelectorAll("button")) button.disabled = true;
});
