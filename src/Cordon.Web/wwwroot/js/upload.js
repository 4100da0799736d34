// Files on their way to an address that takes them, one after the other. They belong to the tab, not to a page: who walks to another page and back
// finds them again. What is shown is written by Imports/UploadZone.razor; this only tells it what moved.

const queues = new Map();           // address → queue

/** Attaches a panel: its drop zone with the file field in it, the .NET object that hears of changes, and where the files go. */
export function attach(zone, net, limit, address) {
  if (!queues.has(address)) queues.set(address, queue(address));
  return queues.get(address).attach(zone, net, limit);
}

const carriesFiles = event => [...event.dataTransfer?.types ?? []].includes('Files');
const keepPage = event => { if (carriesFiles(event)) event.preventDefault(); };
const busy = file => file.state === 'waiting' || file.state === 'sending' || file.state === 'sealing';

// Closing the tab stops what is on its way; walking within Cordon does not.
const warn = event => event.preventDefault();
function addOrRemoveWarning() {
  removeEventListener('beforeunload', warn);
  if ([...queues.values()].some(one => one.isBusy())) addEventListener('beforeunload', warn);
}

function dropped(event) {
  const items = [...event.dataTransfer.items ?? []].filter(item => item.kind === 'file');
  if (items.length === 0) return [...event.dataTransfer.files];
  return items.filter(item => !item.webkitGetAsEntry?.()?.isDirectory).map(item => item.getAsFile()).filter(Boolean);
}

// What is said in the panel and seen there.
function fieldsOf(form) {
  return [...form.elements].filter(el => el.name && el.name !== '__RequestVerificationToken' && el.type !== 'file' && !el.disabled && !el.closest('[hidden]')
    && (!['radio', 'checkbox'].includes(el.type) || el.checked) && el.value).map(el => [el.name, el.value]);
}

function queue(address) {
  const files = new Map();            // id → { id, name, size, sent, state, … , file, fields, request }
  let last = 0, page = null, most = Infinity, form = null;

  function attach(zone, net, limit) {
    const input = zone.querySelector('input[type=file]');
    let over = 0;
    most = limit;
    form = zone.closest('form');
    page = net;
    const mark = () => zone.classList.toggle('over', over > 0);
    const listeners = {
      dragenter: event => { if (carriesFiles(event)) { event.preventDefault(); over++; mark(); } },
      dragover: event => { if (carriesFiles(event)) { event.preventDefault(); event.dataTransfer.dropEffect = 'copy'; } },
      dragleave: () => { over = Math.max(0, over - 1); mark(); },
      drop: event => { if (carriesFiles(event)) { event.preventDefault(); over = 0; mark(); add(dropped(event)); } },
      change: () => { add([...input.files]); input.value = ''; },
    };
    for (const [name, listener] of Object.entries(listeners)) zone.addEventListener(name, listener);
    // A file that misses the zone would replace the page with itself.
    addEventListener('dragover', keepPage);
    addEventListener('drop', keepPage);
    zone.dataset.ready = '';
    tell();
    return {
      start() { for (const file of files.values()) if (file.state === 'chosen') wait(file); next(); },
      remove(id) { drop(id); },
      clear() { for (const file of [...files.values()]) if (!busy(file)) files.delete(file.id); tell(); },
      destroy() {
        for (const [name, listener] of Object.entries(listeners)) zone.removeEventListener(name, listener);
        removeEventListener('dragover', keepPage);
        removeEventListener('drop', keepPage);
        if (page === net) page = null;
      },
    };
  }

  function add(chosen) {
    for (const file of chosen) {
      const entry = { id: ++last, name: file.name, size: file.size, sent: 0, state: 'chosen', file };
      if (file.size > most) Object.assign(entry, { state: 'refused', code: 'import.file-too-large' });
      files.set(entry.id, entry);
    }
    tell();
  }

  // What is said about a file is what is chosen when it is sent on its way, not what is chosen later.
  function wait(file) {
    file.fields = fieldsOf(form);
    file.state = 'waiting';
  }

  function next() {
    addOrRemoveWarning();
    tell();
    if ([...files.values()].some(file => file.state === 'sending' || file.state === 'sealing')) return;
    const file = [...files.values()].find(one => one.state === 'waiting');
    if (file) send(file);
  }

  function send(file) {
    const body = new FormData();
    for (const [name, value] of file.fields) body.append(name, value);
    body.append('file', file.file, file.name);
    const request = file.request = new XMLHttpRequest();
    file.state = 'sending';
    request.upload.onprogress = event => { file.sent = Math.min(file.size, event.loaded); tellSoon(); };
    request.upload.onload = () => { file.sent = file.size; file.state = 'sealing'; tell(); };
    request.onload = () => finish(file, answer(request));
    request.onerror = () => finish(file, { state: 'refused', code: 'upload.incomplete' });
    request.onabort = () => { files.delete(file.id); next(); };
    request.open('POST', address);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('RequestVerificationToken', document.querySelector('input[name=__RequestVerificationToken]')?.value ?? '');
    request.send(body);
    tell();
  }

  function answer(request) {
    try {
      const said = JSON.parse(request.responseText);
      if (request.status === 200) return { state: said.alreadyImported || said.alreadyThere ? 'known' : 'taken', number: said.import ?? said.id };
      return { state: 'refused', code: said.code ?? 'server.failed', message: said.detail ?? null };
    } catch {
      return { state: 'refused', code: 'server.failed' };
    }
  }

  function finish(file, end) {
    Object.assign(file, end, { request: null, file: null });
    next();
  }

  function drop(id) {
    const file = files.get(id);
    if (!file) return;
    if (file.request) { file.request.abort(); return; }
    files.delete(id);
    next();
  }

  let timer = 0;
  function tellSoon() {
    timer ||= setTimeout(tell, 250);
  }

  function tell() {
    clearTimeout(timer);
    timer = 0;
    const seen = [...files.values()].map(({ id, name, size, sent, state, code, message, number }) =>
      ({ id, name, size, sent, state, code: code ?? null, message: message ?? null, number: number ?? null }));
    page?.invokeMethodAsync('MovedAsync', seen).catch(() => { });
  }

  return { attach, isBusy: () => [...files.values()].some(busy) };
}
