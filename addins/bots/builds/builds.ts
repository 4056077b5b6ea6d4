import { signIn } from '../shared/sign-in.ts';
import { createHook } from './hook.ts';
import { reportOf } from './report.ts';

// node addins/bots/builds/builds.ts ADDRESS ROOM PORT [SERVER], with PERCH_TOKEN.
// curl -d '{"project":"perch","branch":"main","state":"passed"}' http://127.0.0.1:PORT
const [address = '', room = '', port = '0', webSocket] = process.argv.slice(2);
const bot = await signIn(address, webSocket);
const session = await bot.enter(room);
const hook = createHook((build) => {
  const { text, options } = reportOf(build);
  return session.sendChatMessage(text, options);
});
hook.listen(Number(port), '127.0.0.1', () => {
  const taken = hook.address();
  process.stdout.write(
    `Builds are taken at http://127.0.0.1:${typeof taken === 'object' ? taken?.port : port}\n`,
  );
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => hook.close());
