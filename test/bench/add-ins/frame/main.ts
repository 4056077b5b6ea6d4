import { connect } from '#addins/sdk/index.ts';

const perch = await connect({
  'messages.filter': ({ text }) => {
    // One that hangs, for whoever stands beside it.
    while (text === 'hang') performance.now();
    for (let each = 0; text === 'flood' && each < 100_000; each += 1)
      void perch.call('badge.show', { count: 0 }).catch(() => undefined);
    return { action: 'Passed' };
  },
});
perch.on('messages.arrived', ({ messages }) => {
  const first = messages[0]?.key ?? 0;
  if (messages.length === 1) void perch.call('badge.show', { count: first });
  // Of batches every twentieth is answered, by its number.
  else if (first % 2000 === 0) void perch.call('badge.show', { count: first / 100 });
});
