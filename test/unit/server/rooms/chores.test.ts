import { expect, test } from 'vitest';
import { type Chore, Chores } from '#electron/server/rooms/chores.ts';
import { type Answer, answer, type Request, silence } from '#electron/server/rooms/request.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { xml } from '#electron/stanza/xml.ts';

function asks(name: string): Request {
  const [account, from] = [`${name}@x`, `${name}@x/a`];
  const stanza = xml('iq', { type: 'get', id: name, from, to: 'rooms.x' });
  return { stanza, from, account, to: 'rooms.x', nickname: '' };
}

function* counting(request: Request, steps: number, done: string[]): Chore {
  for (let step = 1; step <= steps; step += 1) {
    done.push(`${request.account} ${step}`);
    if (step < steps) yield silence;
  }
  return answer(request);
}

function work(chores: Chores): readonly Answer[] {
  const answers: Answer[] = [];
  while (chores.due === 'now') answers.push(chores.step());
  return answers.filter((one) => one.length > 0);
}

test('Two that are long take turns, and each is answered when it is done.', () => {
  const chores = new Chores([]);
  const done: string[] = [];
  const [ana, ben] = [asks('ana'), asks('ben')];
  expect(chores.add(ana, counting(ana, 3, done))).toEqual([]);
  chores.add(ben, counting(ben, 2, done));
  const answers = work(chores);
  expect(done).toEqual(['ana@x 1', 'ben@x 1', 'ana@x 2', 'ben@x 2', 'ana@x 3']);
  expect(answers.map(([one]) => one?.stanza.attrs.id)).toEqual(['ben', 'ana']);
});

test('One that throws is over, its asker is told so, and the others go on.', () => {
  const chores = new Chores([]);
  const done: string[] = [];
  const [ana, ben] = [asks('ana'), asks('ben')];
  chores.add(
    ana,
    (function* (): Chore {
      yield silence;
      throw new Error('a mistake');
    })(),
  );
  chores.add(ben, counting(ben, 3, done));
  chores.step();
  chores.step();
  expect(() => chores.step()).toThrow('a mistake');
  const answers = work(chores);
  expect(answers.map(([one]) => one && readStanzaError(one.stanza)?.condition)).toEqual([
    'internal-server-error',
    undefined,
  ]);
  expect(done).toHaveLength(3);
});

test('What has time waits for what has none, and is not tried for ever where it fails.', () => {
  let left = 2;
  let failed = 0;
  const failing = {
    isDue: () => true,
    step: () => {
      failed += 1;
      throw new Error('a mistake');
    },
  };
  const tidying = {
    isDue: () => left > 0,
    step: () => {
      left -= 1;
    },
  };
  const chores = new Chores([failing, tidying]);
  const ana = asks('ana');
  expect(chores.due).toBe('later');
  chores.add(ana, counting(ana, 1, []));
  expect(chores.due).toBe('now');
  work(chores);
  expect(left).toBe(2);
  expect(() => chores.step()).toThrow('a mistake');
  while (chores.due) chores.step();
  expect([left, failed]).toEqual([0, 1]);
});
