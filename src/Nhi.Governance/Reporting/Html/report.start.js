// Shows the page that the address names.
const pages = new Map([...document.querySelectorAll(".page")].map((page) => [page.id, page]));
const baseTitle = document.title;
const lists = {};
let shown = null;

function show() {
  if (location.hash === "#main") return;
  const { path, query } = place();
  const isIdentity = path.startsWith("/identity/");
  const address = isIdentity || pages.has(path) ? path : "/";
  const page = pages.get(isIdentity ? "/identity" : address);
  if (isIdentity || address === "/identities" || address === "/findings") load();
  let title = page.querySelector("h1")?.textContent;
  if (isIdentity) {
    let id = path.slice("/identity/".length);
    try { id = decodeURIComponent(id); } catch { /* An address that is not escaped is taken as it stands. */ }
    title = identityPage(page, id);
  } else if (address === "/identities") {
    (lists.identities ??= identityList()).open(query);
  } else if (address === "/findings") {
    (lists.findings ??= findingList()).open(query);
  }
  for (const one of pages.values()) one.hidden = one !== page;
  document.documentElement.classList.toggle("on-identity", isIdentity);
  document.title = address === "/" ? baseTitle : `${title} – ${baseTitle}`;
  const section = isIdentity ? "#/identities" : `#${address}`;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.getAttribute("href") === section) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  // A new page is read from its heading; the first one from the top.
  if (shown !== null && shown !== path) {
    window.scrollTo(0, 0);
    page.querySelector("h1").focus({ preventScroll: true });
  }
  shown = path;
}

document.documentElement.classList.add("scripts");
// Without scripts the ids are where links lead; with them the browser must not scroll there.
for (const [address, page] of pages) {
  page.id = `page:${address}`;
  page.classList.toggle("printed", address !== "/findings" && address !== "/identity");
}
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("main").focus();
});
window.addEventListener("hashchange", show);
window.addEventListener("beforeprint", () => {
  if (document.documentElement.classList.contains("on-identity")) return;
  load();
  (lists.identities ??= identityList()).render(true);
});
window.addEventListener("afterprint", () => lists.identities?.render());
show();
