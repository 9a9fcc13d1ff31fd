"use strict";
const severities = ["Advice", "Low", "Medium", "High", "Critical"];

// What the survey found, as rows of numbers: a text is its place in data.text, -1 is none. It is read when a page first needs it, so that the first page opens at once.
let data, controls, findings, accepted, identities, byKey, byId;
const text = (index) => (index < 0 ? "" : data.text[index]);
const controlOf = (index) => controls[index] ?? { id: "?", title: "", references: [] };
const finding = (row) => ({
  id: text(row[0]), identity: row[1], control: controlOf(row[2]), severity: row[3], credential: text(row[4]),
  why: text(row[5]), next: text(row[6]), evidence: row[7].map(text), references: row[8].map(text), decisions: row[9].map(text),
});

function load() {
  if (data) return;
  data = JSON.parse(document.getElementById("data").textContent);
  controls = data.controls.map(([id, title, severity, references]) => ({ id: text(id), title: text(title), severity, references: references.map(text) }));
  findings = data.findings.map(finding);
  accepted = data.accepted.map((row) => ({ ...finding(row), reason: text(row[10]), approver: text(row[11]), expires: text(row[12]) }));
  identities = data.identities.map((row, index) => ({
    index, row, key: row[0], id: text(row[0]), name: text(row[1]), kind: text(row[2]), subclass: text(row[3]), system: text(row[4]), environment: text(row[5]),
    owners: [...new Set(row[10].map((owner) => text(owner[1])).filter(Boolean))].join(", "),
    demanded: row[20].map(text), gone: text(row[16]), points: row[18], arithmetic: text(row[19]), findings: [], worst: -1,
  }));
  for (const item of findings) {
    const holder = identities[item.identity];
    if (holder) {
      holder.findings.push(item);
      holder.worst = Math.max(holder.worst, item.severity);
    }
  }
  byKey = new Map(identities.map((identity) => [identity.key, identity]));
  byId = new Map(identities.map((identity) => [identity.id, identity]));
}

// Everything is put into the page as text: nothing of the survey is ever read as markup.
function put(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== "") node.append(child);
  }
  return node;
}
function withAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  return node;
}
const h = (tag, attributes, ...children) => put(withAttributes(document.createElement(tag), attributes), children);
const svg = (tag, attributes, ...children) => put(withAttributes(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes), children);

const number = (value) => value.toLocaleString("en-US");
// "application.Orphaned" in words.
const ownerWords = { Attested: "attested", Declared: "declared", Suggested: "only suggested", Conflicting: "claimed by two", Orphaned: "all have left", Absent: "nobody named", Unknown: "nobody was asked" };
const demandedWords = (demanded) => { const [role, state] = demanded.split("."); return `${role.replace("-", " ")}: ${ownerWords[state]}`; };
const badge = (severity) => h("span", { class: `sev sev-${severities[severity]}` }, severities[severity]);
const linkTo = (identity) => `#/identity/${encodeURIComponent(identity.id)}`;
const nameOf = (identity) => h("a", { href: linkTo(identity), class: "name" }, identity.name);
const announce = (message) => { document.getElementById("announcer").textContent = message; };

// The address after # is the page, and after ? what is asked of it.
function place() {
  const [path, query] = (location.hash.slice(1) || "/").split("?", 2);
  return { path: path || "/", query: new URLSearchParams(query ?? "") };
}
function tableOf(label, headings, rows) {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label },
    h("table", null, h("caption", { class: "hidden" }, label),
      h("thead", null, h("tr", null, headings.map((heading) => h("th", { scope: "col" }, heading)))),
      h("tbody", null, rows.map((cells) => h("tr", null, cells.map((cell, at) => (at === 0 ? h("th", { scope: "row" }, cell) : h("td", null, cell))))))));
}
