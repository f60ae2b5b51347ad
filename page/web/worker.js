// The worker: the page stays awake while the module is unpacked and works, and may end it.

addEventListener('message', ({ data }) => {
  if (data.packed) {
    postMessage(new WebAssembly.Module(moduleOf(data.packed)));
    return;
  }
  const outcome = answered(data.module, data.request);
  const moved = 'answer' in outcome ? [outcome.answer.buffer] : [];
  postMessage(outcome, { transfer: moved });
});
