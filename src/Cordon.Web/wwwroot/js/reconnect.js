// Opens and closes the dialog that says the connection is lost. From the .NET 10 template; the words stand in ReconnectDialog.razor.

const dialog = document.getElementById('components-reconnect-modal');
dialog.addEventListener('components-reconnect-state-changed', event => {
  switch (event.detail.state) {
    case 'show': dialog.showModal(); break;
    case 'hide': dialog.close(); break;
    case 'failed': document.addEventListener('visibilitychange', retryWhenSeen); break;
    case 'rejected': location.reload(); break;
  }
});
dialog.addEventListener('cancel', event => event.preventDefault());     // Escape would leave a page that does nothing
document.getElementById('components-reconnect-button').addEventListener('click', retry);
document.getElementById('components-resume-button').addEventListener('click', resume);

async function retry() {
  document.removeEventListener('visibilitychange', retryWhenSeen);
  try {
    // True: connected. False: the server is there but no longer knows the circuit. An exception: the server is not there.
    if (await Blazor.reconnect()) return;
    if (await Blazor.resumeCircuit()) dialog.close(); else location.reload();
  } catch {
    document.addEventListener('visibilitychange', retryWhenSeen);
  }
}

async function resume() {
  try {
    if (!await Blazor.resumeCircuit()) location.reload();
  } catch {
    dialog.classList.replace('components-reconnect-paused', 'components-reconnect-resume-failed');
  }
}

async function retryWhenSeen() {
  if (document.visibilityState === 'visible') await retry();
}
