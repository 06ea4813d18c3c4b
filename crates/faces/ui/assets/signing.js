// The signing page with script: NCALayer, a program on the signer's own computer, signs the documents of the page.
// Every text stands in the data attributes of #ncalayer; none is here.
const box = document.getElementById("ncalayer");
const state = document.getElementById("state");

// The live part of the page says that the request is in another state: the whole page is shown anew.
const stands = () => state.querySelector("[data-state]")?.dataset.state;
if (state) {
  const before = stands();
  const watch = new MutationObserver(() => stands() !== before && location.replace(state.dataset.page));
  watch.observe(state, { childList: true, subtree: true });
  // What this page itself sends is answered by the next page; the news of it must not lead elsewhere meanwhile.
  addEventListener("leaving", () => watch.disconnect());
  addEventListener("submit", (event) => event.defaultPrevented || watch.disconnect());
}
// A phone has signed the entry: this browser goes in.
document.querySelector("form[data-enter]")?.requestSubmit();

/** A refusal with its text: the name of a data attribute, and what NCALayer itself said. */
class Refusal extends Error {
  constructor(key, detail) { super(detail || ""); this.key = key; }
}

/** The connection, once NCALayer has greeted. */
const connected = () => new Promise((done, refuse) => {
  const away = () => refuse(new Refusal("absent"));
  const late = setTimeout(away, 10000);
  let socket;
  try { socket = new WebSocket(box.dataset.ncalayer); } catch { return away(); }
  socket.onerror = socket.onclose = away;
  socket.onmessage = () => { clearTimeout(late); done(socket); };
});

/** One request, one answer; what is no answer (a heartbeat, a repeated greeting) is passed over. */
const asked = (socket, request) => new Promise((done, refuse) => {
  const broken = () => refuse(new Refusal("broken"));
  socket.onerror = socket.onclose = broken;
  socket.onmessage = ({ data }) => {
    let answer;
    try { answer = JSON.parse(data); } catch { return; }
    if (answer?.result?.version === undefined) done(answer);
  };
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(request)); else broken();
});

/** The bytes of the documents in base64, exactly as we serve them. */
const documents = () => Promise.all([...document.querySelectorAll("a[data-document]")].map(async (link) => {
  const answer = await fetch(link.href).catch(() => null);
  if (!answer?.ok) throw new Refusal("unread");
  const reader = new FileReader();
  const read = new Promise((done) => { reader.onload = () => done(reader.result.split(",")[1]); });
  reader.readAsDataURL(await answer.blob());
  return read;
}));

/** By `kz.gov.pki.knca.basics`; nothing when this version does not know it. */
async function byBasics(socket, data) {
  const { iin, bin, oids, locale } = box.dataset;
  const signerParams = {};
  if (iin) signerParams.iin = iin;
  if (bin) signerParams.bin = bin;
  if (oids) signerParams.extKeyUsageOids = oids.split(" ");
  const answer = await asked(socket, {
    module: "kz.gov.pki.knca.basics",
    method: "sign",
    args: {
      allowedStorages: null, format: "cms", data: data.length > 1 ? data : data[0],
      signingParams: { decode: true, encapsulate: false, digested: false, tsaProfile: {} }, signerParams, locale,
    },
  });
  if (answer.status === undefined) return null;
  if (!answer.status) throw new Refusal("failed", answer.message || answer.code);
  const result = answer.body?.result;
  if (!result || !Object.keys(result).length) throw new Refusal("cancelled");
  return [result.signatures || result].flat();
}

/** By `kz.gov.pki.knca.commonUtils`, one document after the other. */
async function byCommonUtils(socket, data) {
  const call = async (method, ...args) => {
    const answer = await asked(socket, { module: "kz.gov.pki.knca.commonUtils", method, args });
    if (answer.code === "200") return answer.responseObject;
    throw answer.message === "action.canceled" ? new Refusal("cancelled") : new Refusal("failed", answer.message || answer.errorCode);
  };
  await call("changeLocale", box.dataset.locale).catch(() => {});
  const tokens = await call("getActiveTokens").catch(() => []);
  const signatures = [];
  for (const one of data) {
    if (data.length > 1) say("signing", `${signatures.length + 1} / ${data.length}`);
    signatures.push(await call("createCMSSignatureFromBase64", tokens?.[0] || "PKCS12", "SIGNATURE", one, false));
  }
  return signatures;
}

const say = (key, detail) => {
  const place = box.querySelector("[role=status]");
  place.textContent = box.dataset[key] + (detail ? ` (${detail})` : "");
  place.className = ["connecting", "signing", "sending"].includes(key) ? "muted" : "error";
};

async function sign(form) {
  let socket;
  try {
    say("connecting");
    const [data, open] = await Promise.all([documents(), connected()]);
    socket = open;
    say("signing");
    const signatures = await byBasics(socket, data) || await byCommonUtils(socket, data);
    if (signatures.length !== data.length || !signatures.every((one) => typeof one === "string" && one)) throw new Refusal("failed");
    form.querySelectorAll("input[name=cms]").forEach((old) => old.remove());
    for (const value of signatures) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "cms", value }));
    say("sending");
    dispatchEvent(new Event("leaving"));
    form.submit();
    return true;
  } catch (refusal) {
    say(refusal.key || "failed", refusal.message);
    return false;
  } finally {
    if (socket) { socket.onclose = null; socket.close(); }
  }
}

if (box) {
  box.hidden = false;
  const form = box.querySelector("form");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.disabled) return;
    button.disabled = true;
    if (!await sign(form)) { button.disabled = false; button.focus(); }
  });
}
