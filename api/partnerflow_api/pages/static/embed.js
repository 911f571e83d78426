// <partnerflow-phase-map src="https://…/embed/TOKEN/phase-map.svg"></partnerflow-phase-map>
// Fetches the map without cookies and draws it in a shadow root; the page around it can set --partnerflow-map-ink, -ground,
// -accent and -return. It is light or dark as the page around it is (its `color-scheme`). Depends on nothing.

const DRAWN = new Set(["svg", "title", "desc", "defs", "pattern", "g", "rect", "circle", "path", "text", "tspan"]);
const KEPT = /^(?:xmlns|class|id|viewBox|width|height|role|lang|x|y|cx|cy|r|rx|d|fill|stroke|stroke-.*|font-.*|text-anchor|pattern.*|aria-labelledby)$/;
const STYLE = `
  :host { display: block; }
  svg { display: block; max-width: 100%; min-width: 46rem; height: auto; font-family: inherit; }
  .scroll { overflow-x: auto; }
  .fill-ink { fill: var(--partnerflow-map-ink, light-dark(#1b242d, #e8ecef)); }
  .fill-soft { fill: var(--partnerflow-map-ink, light-dark(#535f6a, #a8b4bf)); }
  .fill-paper { fill: var(--partnerflow-map-ground, light-dark(#fff, #1a2128)); }
  .fill-box, .fill-here { fill: light-dark(#f0f3f3, #232d36); }
  .fill-guide { fill: light-dark(#dedcd5, #333f4a); }
  .fill-accent { fill: var(--partnerflow-map-accent, light-dark(#0a5a64, #6fcad8)); }
  .fill-on-accent { fill: light-dark(#fff, #07191c); }
  .fill-back { fill: var(--partnerflow-map-return, light-dark(#9a3412, #f3a27a)); }
  .edge-ink { stroke: var(--partnerflow-map-ink, light-dark(#1b242d, #e8ecef)); }
  .edge-accent { stroke: var(--partnerflow-map-accent, light-dark(#0a5a64, #6fcad8)); }
  .edge-back { stroke: var(--partnerflow-map-return, light-dark(#9a3412, #f3a27a)); }
`;

// Nothing but shapes and texts comes into the page, whatever was sent.
function drawn(element) {
  if (!DRAWN.has(element.localName)) return null;
  const copy = document.createElementNS("http://www.w3.org/2000/svg", element.localName);
  for (const { name, value } of element.attributes) {
    if (KEPT.test(name) && (!value.includes("url(") || /^url\(#[\w-]+\)$/.test(value))) copy.setAttribute(name, value);
  }
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.data);
    else if (child.nodeType === Node.ELEMENT_NODE) copy.append(drawn(child) ?? "");
  }
  return copy;
}

class PhaseMap extends HTMLElement {
  static observedAttributes = ["src"];

  attributeChangedCallback() {
    this.draw();
  }

  async draw() {
    const asked = this.getAttribute("src");
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    try {
      const answer = await fetch(asked, { credentials: "omit", mode: "cors", referrerPolicy: "no-referrer" });
      if (!answer.ok) throw new Error(String(answer.status));
      const image = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
      if (asked !== this.getAttribute("src")) return;
      const style = new CSSStyleSheet();
      style.replaceSync(STYLE);
      root.adoptedStyleSheets = [style];
      const around = document.createElement("div");
      around.className = "scroll";
      // On a narrow screen it is wider than the page: who has no mouse must come to scroll it too.
      around.tabIndex = 0;
      around.setAttribute("role", "region");
      around.setAttribute("aria-label", image.querySelector("title")?.textContent ?? "");
      around.append(drawn(image) ?? "");
      root.replaceChildren(around);
      this.dispatchEvent(new Event("load"));
    } catch {
      // What stands between the tags is shown in its place.
      root.replaceChildren(document.createElement("slot"));
      this.dispatchEvent(new Event("error"));
    }
  }
}

customElements.define("partnerflow-phase-map", PhaseMap);
