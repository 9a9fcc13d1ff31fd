// Everything about one identity.
const relationsOf = (() => {
  let from = null;
  let to = null;
  const group = (column) => {
    const groups = new Map();
    for (const row of data.relations) {
      if (!groups.has(row[column])) groups.set(row[column], []);
      groups.get(row[column]).push(row);
    }
    return groups;
  };
  return (key) => {
    from ??= group(1);
    to ??= group(2);
    return { out: from.get(key) ?? [], into: to.get(key) ?? [] };
  };
})();
const verbs = { "can-become": "can become", "runs-as": "runs as", "part-of": "is part of", "holds": "works by means of" };

function section(title, ...children) {
  return [h("h2", null, title), ...children];
}
const none = (words) => h("p", { class: "note" }, words);

function factsOf(identity) {
  const { row } = identity;
  const facts = [
    ["Id", h("code", null, identity.id)], ["Class", identity.kind + (identity.subclass ? ` (${identity.subclass})` : "")], ["Confidence", `${row[7]}${row[8] ? "; the evidence points to several kinds" : ""}`],
    ["System", identity.system], ["Environment", identity.environment], ["Purpose", text(row[6])], ["Seen", `first ${text(row[14])}, last ${text(row[15])}, in ${text(row[17])}`],
    ["Disappeared", identity.gone], ["Why this rank", identity.arithmetic],
  ];
  return h("dl", { class: "facts" }, facts.filter(([, value]) => value !== "").map(([name, value]) => [h("dt", null, name), h("dd", null, value)]));
}

// The roles of which something is known, and those that its class demands.
function ownersOf({ row, demanded }) {
  const known = row[10].map((owner) => [text(owner[0]), text(owner[1]) || "nobody", ownerWords[text(owner[2])], text(owner[3])]);
  const missing = demanded.map((one) => one.split(".")[0]).filter((role) => known.every((owner) => owner[0] !== role)).map((role) => [role, "nobody", ownerWords.Unknown, ""]);
  return [...known, ...missing].map(([role, party, state, source]) => [role, party, state, demanded.some((one) => one.startsWith(`${role}.`)) ? "yes" : "no", source]);
}

function findingCard(item, acceptance) {
  return h("article", { class: `card sev-${severities[item.severity]}` },
    h("h3", null, item.why || item.control.title, " ", badge(item.severity)),
    h("p", { class: "fine" }, "Demanded: ", item.control.title, " (", h("code", null, item.control.id), ")", item.credential && [" · ", h("code", null, item.credential)], " · ", h("a", { href: `#/findings?q=${encodeURIComponent(item.id)}` }, item.id)),
    h("p", null, h("b", null, "Next: "), item.next),
    item.evidence.length > 0 && h("ul", null, item.evidence.map((one) => h("li", null, one))),
    item.decisions.length > 0 && h("p", { class: "fine" }, h("b", null, "Decided: "), item.decisions.join("; ")),
    acceptance && h("p", null, h("b", null, "Accepted "), `by ${item.approver} until ${item.expires}: ${item.reason}`),
    h("p", { class: "fine" }, item.references.join("; ")));
}

// Who may become it on the left, what it may become on the right.
function relationGraph(identity, out, into) {
  const most = 8;
  const rowHeight = 46;
  const [left, right] = [into.slice(0, most), out.slice(0, most)];
  const rows = Math.max(left.length, right.length, 1);
  const extra = into.length > most || out.length > most ? 24 : 0;
  const height = rows * rowHeight + 30 + extra;
  const middle = 30 + (rows * rowHeight) / 2;
  const cut = (words) => (words.length > 32 ? `${words.slice(0, 31)}…` : words);
  const box = (x, y, key, classes) => {
    const known = byKey.get(key);
    const label = known?.name ?? text(key);
    const content = [svg("title", null, text(key)), svg("rect", { x, y: y - 16, width: 250, height: 32, rx: 6 }), svg("text", { x: x + 12, y: y + 4 }, cut(label))];
    return known && key !== identity.key ? svg("a", { href: linkTo(known), class: classes }, content) : svg("g", { class: classes }, content);
  };
  const rowOf = (at, count) => middle + (at - (count - 1) / 2) * rowHeight;
  const line = (x1, y1, x2, y2, row) => svg("path", { class: text(row[3]), d: `M${x1},${y1} C${(x1 + x2) / 2},${y1} ${(x1 + x2) / 2},${y2} ${x2},${y2}` }, svg("title", null, `${verbs[text(row[0])]}, ${text(row[3]).toLowerCase()}`));
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Drawing of its relations" },
    svg("svg", { class: "graph", viewBox: `0 0 910 ${height}`, role: "group", "aria-label": `${into.length} lead to it, it leads to ${out.length}` },
      svg("text", { class: "small", x: 5, y: 16 }, "may become it, run as it"), svg("text", { class: "small", x: 655, y: 16 }, "it may become, run as"),
      left.map((row, at) => line(255, rowOf(at, left.length), 330, middle, row)), right.map((row, at) => line(580, middle, 655, rowOf(at, right.length), row)),
      left.map((row, at) => box(5, rowOf(at, left.length), row[1])), right.map((row, at) => box(655, rowOf(at, right.length), row[2])), box(330, middle, identity.key, "me"),
      into.length > most && svg("text", { class: "small", x: 5, y: height - 8 }, `and ${number(into.length - most)} more`), out.length > most && svg("text", { class: "small", x: 655, y: height - 8 }, `and ${number(out.length - most)} more`)));
}

function relationPart(identity) {
  const { out, into } = relationsOf(identity.key);
  if (out.length + into.length === 0) return none("No relation is known.");
  const end = (key) => (byKey.has(key) ? h("a", { href: linkTo(byKey.get(key)) }, byKey.get(key).name) : text(key));
  const rows = [...into, ...out].map((row) => [end(row[1]), verbs[text(row[0])], end(row[2]), text(row[3]).toLowerCase(), text(row[4])]);
  return [relationGraph(identity, out, into), h("details", null, h("summary", null, rows.length === 1 ? "As a table" : `All ${number(rows.length)} as a table`), tableOf("Relations", ["From", "Relation", "To", "Founded", "Read in"], rows))];
}

function identityPage(root, id) {
  const identity = byId.get(id);
  if (!identity) {
    root.replaceChildren(h("h1", { id: "identity-title", tabindex: "-1" }, "No such identity"), h("p", null, "The report knows no identity ", h("code", null, id), ". ", h("a", { href: "#/identities" }, "All identities")));
    return "No such identity";
  }
  const { row, index } = identity;
  const gaps = data.gaps.filter((gap) => gap[0] === index);
  const copies = data.copies.filter((copy) => copy[0] === index);
  const accepts = accepted.filter((item) => item.identity === index);
  root.replaceChildren(...[
    h("p", { class: "crumb" }, h("a", { href: "#/identities" }, "Identities"), " / ", identity.kind),
    h("h1", { id: "identity-title", tabindex: "-1" }, identity.name),
    factsOf(identity),
    row[22].length > 0 && section("What is asked of it", h("dl", { class: "facts" }, row[22].map((one) => [h("dt", null, text(one[0])), h("dd", null, text(one[1]) || "Nothing that was read tells.")]))),
    section(`Findings: ${identity.findings.length}`, identity.findings.map((item) => findingCard(item)), identity.findings.length === 0 && none("None.")),
    accepts.length > 0 && section("Accepted for a time", accepts.map((item) => findingCard(item, true))),
    section(`Why ${identity.kind}`, row[9].length ? tableOf("Evidence for its class", ["Rule", "Speaks for", "Because"], row[9].map((evidence) => [h("code", null, text(evidence[0])), text(evidence[1]), text(evidence[2])])) : none("No rule speaks for any class: its source tells too little.")),
    section("Who answers for it", row[10].length + identity.demanded.length ? tableOf("Owners", ["Role", "Party", "State", "Demanded", "Read in"], ownersOf(identity)) : none("Nobody was asked: nothing that was read names an owner, or tells that there is none.")),
    section("What it may become, and who may become it", relationPart(identity)),
    section(`Credentials: ${row[11].length}`, row[11].length ? tableOf("Credentials", ["Credential", "Kind", "Held", "At its issuer", "Made", "Rotated", "Expires", "Last used"],
      row[11].map((one) => [h("code", null, text(one[0])), text(one[1]), text(one[2]).toLowerCase(), ...one.slice(3).map((value) => text(value) || "not known")])) : none("None is known.")),
    section(`Copies of its secrets: ${copies.length}`, copies.length ? tableOf("Copies", ["Place", "In", "Format", "Verdict", "Of"], copies.map((copy) => [h("code", null, text(copy[3])), text(copy[4]), [text(copy[1]), copy[6] >= 0 && ` ${text(copy[6])}`], text(copy[2]), text(copy[5])])) : none("None was found.")),
    section("How it ends", h("p", null, text(row[13]))),
    gaps.length > 0 && section("What could not be told", tableOf("What could not be told", ["Control", "What would tell"], gaps.map((gap) => [[h("code", null, controlOf(gap[1]).id), h("span", { class: "under" }, controlOf(gap[1]).title)], h("code", null, text(gap[3]))]))),
    row[21].length > 0 && section(`Controls it meets: ${row[21].length}`, h("ul", { class: "notes" }, row[21].map((control) => h("li", null, h("code", null, controls[control].id), ` ${controls[control].title}`)))),
    row[12].length > 0 && section("Also called", h("ul", { class: "notes" }, row[12].map((alias) => h("li", null, h("code", null, text(alias)))))),
  ].flat(Infinity).filter(Boolean));
  return identity.name;
}
