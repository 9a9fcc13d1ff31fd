// A list that is sorted, filtered and turned page by page; what it shows stands in the address, so that it can be sent to somebody.
const pageSize = 100;
const collator = new Intl.Collator("en", { numeric: true });

class ItemList {
  constructor({ path, root, what, items, columns, filters, search, sort }) {
    Object.assign(this, { path, what, items, columns, filters, search, start: sort });
    this.state = new URLSearchParams();
    const changed = (name, value) => this.change({ [name]: value, page: "" });
    let typing = 0;
    this.box = h("input", { type: "search", autocomplete: "off", spellcheck: "false", oninput: () => { clearTimeout(typing); typing = setTimeout(() => changed("q", this.box.value.trim()), 120); } });
    this.selects = filters.map(({ name, label, options }) => h("label", null, label,
      h("select", { name, onchange: (event) => changed(name, event.target.value) }, h("option", { value: "" }, "all"), options.map(([value, words]) => h("option", { value }, words)))));
    this.count = h("p", { class: "count" });
    this.heads = columns.map(({ key, title, classes }) => h("th", { scope: "col", class: classes }, h("button", { type: "button", onclick: () => this.turn(key) }, title)));
    this.body = h("tbody");
    this.back = h("button", { type: "button", onclick: () => this.go(-1) }, "Previous");
    this.on = h("button", { type: "button", onclick: () => this.go(1) }, "Next");
    this.where = h("span");
    put(root, [
      h("form", { class: "tools", role: "search", "aria-label": `Filter ${what}`, onsubmit: (event) => event.preventDefault() }, h("label", null, "Search", this.box), this.selects,
        h("button", { type: "button", onclick: () => this.clear() }, "Clear filters")),
      this.count,
      h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": what },
        h("table", { class: "list" }, h("caption", { class: "hidden" }, what), h("thead", null, h("tr", null, this.heads)), this.body)),
      h("div", { class: "pager", role: "group", "aria-label": `Pages of ${what}` }, this.back, this.where, this.on),
    ]);
  }

  open(query) {
    this.state = query;
    this.box.value = query.get("q") ?? "";
    for (const label of this.selects) {
      const select = label.lastElementChild;
      select.value = query.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    this.render();
  }

  change(changes) {
    for (const [name, value] of Object.entries(changes)) {
      if (value === "") this.state.delete(name);
      else this.state.set(name, value);
    }
    const query = this.state.toString();
    history.replaceState(null, "", `#${this.path}${query ? `?${query}` : ""}`);
    this.render();
    announce(this.count.textContent);
  }

  clear() {
    this.box.value = "";
    for (const label of this.selects) label.lastElementChild.value = "";
    this.change({ q: "", page: "", ...Object.fromEntries(this.filters.map(({ name }) => [name, ""])) });
  }

  order() {
    const [key, direction] = (this.state.get("sort") ?? this.start).split(".");
    const column = this.columns.find((one) => one.key === key) ?? this.columns[0];
    return { column, down: direction === "down" };
  }

  turn(key) {
    const { column, down } = this.order();
    this.change({ sort: `${key}.${column.key === key ? (down ? "up" : "down") : (this.columns.find((one) => one.key === key).down ? "down" : "up")}`, page: "" });
  }

  go(step) {
    this.change({ page: String(this.page + step) });
    this.body.closest(".scroll").scrollIntoView({ block: "nearest" });
  }

  chosen() {
    const words = (this.state.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const asked = this.filters.map(({ name, holds }) => [this.state.get(name), holds]).filter(([value]) => value);
    const { column, down } = this.order();
    return this.items
      .filter((item) => asked.every(([value, holds]) => holds(item, value)))
      .filter((item) => words.length === 0 || ((item.searched ??= this.search(item).toLowerCase()), words.every((word) => item.searched.includes(word))))
      .map((item) => [column.value(item), item])
      .sort(([one, left], [other, right]) => (typeof one === "number" ? one - other : collator.compare(one, other)) * (down ? -1 : 1) || left.at - right.at)
      .map(([, item]) => item);
  }

  render(all = false) {
    const chosen = this.chosen();
    const pages = Math.max(1, Math.ceil(chosen.length / pageSize));
    this.page = Math.min(pages, Math.max(1, Number.parseInt(this.state.get("page"), 10) || 1));
    const shown = all ? chosen : chosen.slice((this.page - 1) * pageSize, this.page * pageSize);
    this.body.replaceChildren(...shown.map((item) => h("tr", null, this.columns.map((column, at) => h(at === 0 ? "th" : "td", { scope: at === 0 ? "row" : null, class: column.classes }, column.show(item))))));
    this.count.textContent = chosen.length === this.items.length ? `${number(chosen.length)} ${this.what}` : `${number(chosen.length)} of ${number(this.items.length)} ${this.what}`;
    this.where.textContent = `Page ${number(this.page)} of ${number(pages)}`;
    this.back.disabled = this.page <= 1;
    this.on.disabled = this.page >= pages;
    const { column, down } = this.order();
    this.columns.forEach((one, at) => {
      if (one === column) this.heads[at].setAttribute("aria-sort", down ? "descending" : "ascending");
      else this.heads[at].removeAttribute("aria-sort");
    });
  }
}

const unnamed = "-";
const optionsOf = (values) => [...new Set(values)].sort(collator.compare).map((value) => [value === "" ? unnamed : value, value === "" ? "none named" : value]);
const is = (value, asked) => (value === "" ? unnamed : value) === asked;
const severityOptions = severities.map((name, at) => [name, name, at]).reverse();

function identityList() {
  identities.forEach((identity, at) => { identity.at = at; });
  return new ItemList({
    path: "/identities", root: document.getElementById("identities"), what: "identities", items: identities, sort: "rank.down",
    search: (one) => [one.name, one.id, one.kind, one.subclass, one.system, one.environment, one.owners].join("\n"),
    columns: [
      { key: "name", title: "Identity", value: (one) => one.name, show: (one) => [nameOf(one), h("span", { class: "under name" }, one.id), h("span", { class: "under phone" }, one.kind), one.gone && h("span", { class: "gone" }, ` disappeared ${one.gone}`)] },
      { key: "class", title: "Class", classes: "minor", value: (one) => one.kind, show: (one) => one.kind },
      { key: "system", title: "System", classes: "minor", value: (one) => one.system, show: (one) => one.system },
      { key: "environment", title: "Environment", classes: "minor roomy", value: (one) => one.environment, show: (one) => one.environment },
      { key: "owner", title: "Owner", classes: "minor owner", value: (one) => one.owners, show: (one) => [one.owners, one.demanded.map((demanded) => h("span", { class: "under" }, demandedWords(demanded)))] },
      { key: "findings", title: "Findings", down: true, value: (one) => one.worst * 1e6 + one.findings.length, show: (one) => (one.findings.length ? [badge(one.worst), ` ${one.findings.length}`] : "–") },
      { key: "rank", title: "Rank", classes: "n minor roomy", down: true, value: (one) => one.points, show: (one) => (one.points ? number(one.points) : "–") },
    ],
    filters: [
      { name: "class", label: "Class", options: optionsOf(identities.map((one) => one.kind)), holds: (one, asked) => is(one.kind, asked) },
      { name: "system", label: "System", options: optionsOf(identities.map((one) => one.system)), holds: (one, asked) => is(one.system, asked) },
      { name: "environment", label: "Environment", options: optionsOf(identities.map((one) => one.environment)), holds: (one, asked) => is(one.environment, asked) },
      { name: "owner", label: "Owner demanded", options: [...new Set(identities.flatMap((one) => one.demanded))].sort(collator.compare).map((value) => [value, demandedWords(value)]), holds: (one, asked) => one.demanded.includes(asked) },
      { name: "severity", label: "At least", options: severityOptions, holds: (one, asked) => one.worst >= severities.indexOf(asked) },
    ],
  });
}

function findingList() {
  findings.forEach((item, at) => { item.at = at; });
  const holder = (one) => identities[one.identity];
  return new ItemList({
    path: "/findings", root: document.getElementById("findings"), what: "findings", items: findings, sort: "severity.down",
    search: (one) => [one.id, one.control.id, one.why, one.next, holder(one)?.name, holder(one)?.id, ...one.evidence].join("\n"),
    columns: [
      { key: "identity", title: "Identity", value: (one) => holder(one)?.name ?? "", show: (one) => [holder(one) ? nameOf(holder(one)) : h("span", { class: "name" }, one.evidence[0] ?? "nobody's"), h("span", { class: "under" }, h("code", null, one.id))] },
      { key: "severity", title: "Severity", down: true, value: (one) => one.severity, show: (one) => badge(one.severity) },
      { key: "control", title: "Control", value: (one) => one.control.id, show: (one) => [h("code", null, one.control.id), h("span", { class: "under minor" }, one.control.title)] },
      { key: "why", title: "Why, and the next step", classes: "minor", value: (one) => one.why, show: (one) => [one.why, h("span", { class: "under" }, one.next)] },
    ],
    filters: [
      { name: "severity", label: "Severity", options: severityOptions, holds: (one, asked) => severities[one.severity] === asked },
      { name: "control", label: "Control", options: optionsOf(findings.map((one) => one.control.id)), holds: (one, asked) => one.control.id === asked },
    ],
  });
}
