// Comforts for those who have script; every page works without it.
const $ = (selector, root = document) => [...root.querySelectorAll(selector)];

// Clocks: data-until (ISO moment), data-total (seconds of the whole term), texts with "{}" for the figures.
const skew = Date.parse(document.documentElement.dataset.now) - Date.now() || 0;
const figures = (seconds) => {
  const pad = (n) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
};
function tick() {
  for (const clock of $("[data-until]")) {
    const left = Math.round((Date.parse(clock.dataset.until) - Date.now() - skew) / 1000);
    const bar = clock.querySelector("progress");
    clock.classList.toggle("late", left < 0);
    if (bar) bar.value = Math.max(0, bar.max - Math.max(0, left));
    if (Math.abs(left) >= 86400) continue;
    const text = left < 0 ? clock.dataset.over : clock.dataset.left;
    clock.querySelector("strong").textContent = text.replace("{}", figures(Math.abs(left)));
  }
}
tick();
setInterval(tick, 1000);

// What of a region is news: tokens of forms and the figures of clocks differ each time it is rendered.
const news = (region) => {
  const copy = region.cloneNode(true);
  $("input[name=csrf]", copy).forEach((field) => field.remove());
  $("[data-until] strong, [data-until] progress", copy).forEach((part) => part.remove());
  return copy.innerHTML;
};

// Live regions: data-live is the address of the event stream; a "refresh" event fetches the page again.
function live(region) {
  let busy = false, again = false;
  const refresh = async () => {
    if (busy) { again = true; return; }
    busy = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(region.id);
      const typing = region.contains(document.activeElement) && document.activeElement.matches("input,textarea,select");
      if (answer.ok && fresh && !typing && news(fresh) !== news(region)) {
        region.replaceChildren(...fresh.childNodes);
        region.classList.remove("fresh");
        void region.offsetWidth;
        region.classList.add("fresh");
        tick();
      }
    } catch { /* The next event, or a reload by hand, will do. */ }
    busy = false;
    if (again) { again = false; refresh(); }
  };
  const stream = new EventSource(region.dataset.live);
  stream.addEventListener("refresh", refresh);
  addEventListener("pagehide", () => stream.close());
}
$("[data-live]").forEach(live);

// Drafts: a form with data-draft keeps what is typed until it has arrived and asks before it is left.
const sent = sessionStorage.getItem("sent");
sessionStorage.removeItem("sent");
if (sent && !document.querySelector("[data-failed],form[data-errors]")) sessionStorage.removeItem(sent);
for (const form of $("form[data-draft]")) {
  const key = "draft:" + form.dataset.draft;
  const kept = (field) => field.name && field.name !== "csrf" && !["password", "file", "hidden"].includes(field.type);
  let changed = false;
  if (!form.dataset.errors) {
    const stored = new URLSearchParams(sessionStorage.getItem(key) || "");
    for (const field of form.elements) {
      if (!kept(field) || !stored.has(field.name)) continue;
      if (["checkbox", "radio"].includes(field.type)) field.checked = stored.getAll(field.name).includes(field.value);
      else if (!field.value) field.value = stored.get(field.name);
    }
  }
  form.addEventListener("input", () => {
    changed = true;
    const typed = new URLSearchParams();
    for (const field of form.elements) {
      if (kept(field) && (!["checkbox", "radio"].includes(field.type) || field.checked)) typed.append(field.name, field.value);
    }
    sessionStorage.setItem(key, typed);
  });
  form.addEventListener("submit", () => { changed = false; sessionStorage.setItem("sent", key); });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
// Whoever signs out leaves nothing behind on a shared computer.
$("form[action$='/sign-out']").forEach((form) => form.addEventListener("submit", () => sessionStorage.clear()));

// Dangerous buttons ask first: data-confirm holds the question, data-cancel the way back.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-confirm]");
  if (!button || button.dataset.sure || !window.HTMLDialogElement) return;
  event.preventDefault();
  const dialog = document.createElement("dialog");
  const question = document.createElement("p");
  const row = document.createElement("div");
  const [yes, no] = [button.cloneNode(true), document.createElement("button")];
  question.textContent = dialog.ariaLabel = button.dataset.confirm;
  yes.type = no.type = "button";
  delete yes.dataset.confirm;
  no.className = "button button-secondary";
  no.textContent = button.dataset.cancel;
  row.className = "actions";
  yes.onclick = () => { dialog.close(); button.dataset.sure = "1"; button.click(); };
  no.onclick = () => dialog.close();
  dialog.onclose = () => { dialog.remove(); button.focus(); };
  row.append(yes, no);
  dialog.append(question, row);
  document.body.append(dialog);
  dialog.showModal();
  no.focus();
});
