// The worker: the page stays awake while the module works, and may end it.

addEventListener('message', ({ data }) => {
  const outcome = answered(data.module, data.request);
  const moved = 'answer' in outcome ? [outcome.answer.buffer] : [];
  postMessage(outcome, { transfer: moved });
});
