import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Behavior, Privacy } from '#electron/model/room.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { beingThere } from './being-there.ts';
import { disabled, managing } from './managing.ts';
import { onService } from './on-service.ts';
import type { Operation } from './operation.ts';
import { cast, type Relation, relations, rightsIn } from './relations.ts';
import { Scene } from './scene.ts';

const rooms = (['Open', 'Closed', 'Secret'] as const).flatMap((privacy) =>
  (['Normal', 'Auditorium'] as const).map((behavior) => ({ privacy, behavior })),
);

const nicknameOf = (relation: Relation): string =>
  cast[relation].replace(/^./, (first) => first.toUpperCase());

/** `done`, `nothing` where a list tells nothing of the room, or the condition of the refusal. */
function outcomeOf(answers: readonly Element[], tells: string | undefined): string {
  const refused = answers.map((one) => readStanzaError(one)?.condition).find((one) => one !== undefined);
  if (refused) return refused;
  return tells === undefined || answers.join('').includes(tells) ? 'done' : 'nothing';
}

const withoutAddress = (answers: readonly Element[], room: string): string =>
  answers
    .join('\n')
    .replaceAll(room, 'ROOM')
    .replaceAll(/ to="[^"]*"/g, '');

describe.each(rooms)(
  '$privacy, $behavior',
  ({ privacy, behavior }: { privacy: Privacy; behavior: Behavior }) => {
    const rights = rightsIn(privacy, behavior);
    let scene: Scene;
    beforeAll(async () => {
      scene = await Scene.opens(privacy, behavior);
    });
    afterAll(() => scene?.closes());

    function expected(operation: Operation, relation: Relation, everybodyKnows: boolean): string {
      if (operation.allowed(rights, privacy).has(relation)) return 'done';
      const { refused } = operation;
      if (refused === 'nothing') return refused;
      if (!everybodyKnows && !rights.know.has(relation)) return 'item-not-found';
      return typeof refused === 'string' ? refused : refused(relation, rights, privacy);
    }

    /** Who may not do it goes first, so that there is something left that they are refused. */
    const inOrder = (operation: Operation): readonly Relation[] => {
      const allowed = operation.allowed(rights, privacy);
      return [...relations].sort((one, other) => Number(allowed.has(one)) - Number(allowed.has(other)));
    };

    async function tries(operation: Operation, relation: Relation) {
      const { room } = scene;
      const nickname = nicknameOf(relation);
      const prepared = operation.prepared?.(room);
      if (prepared) await scene.tries(prepared.by, prepared.stanza);
      if (operation.inside) await scene.enters(relation, nickname);
      await scene.device(relation).everythingHeard();
      await scene.witness.everythingHeard();
      const answers = await scene.tries(relation, ...operation.stanzas(room, nickname, scene.said));
      const noticed = await scene.witness.everythingHeard();
      return { answers, noticed, outcome: outcomeOf(answers, operation.tells?.(room)) };
    }

    async function putsRight(operation: Operation, relation: Relation, outcome: string): Promise<void> {
      if (operation.prepared || (operation.changes && outcome === 'done')) await scene.restores();
      await scene.leaves(relation, nicknameOf(relation));
    }

    it.each([...beingThere, ...disabled, ...managing])('$name', async (operation) => {
      const outcomes: Record<string, string> = {};
      const wanted: Record<string, string> = {};
      for (const relation of inOrder(operation)) {
        const { answers, noticed, outcome } = await tries(operation, relation);
        outcomes[relation] = outcome;
        wanted[relation] = expected(operation, relation, false);
        if (outcome !== 'done') expect([relation, noticed.map(String)]).toEqual([relation, []]);
        if (outcome === 'item-not-found') {
          const nowhere = await scene.tries(
            relation,
            ...operation.stanzas(scene.blank, nicknameOf(relation), scene.said),
          );
          expect(withoutAddress(answers, scene.room)).toBe(withoutAddress(nowhere, scene.blank));
        }
        // Where it was ended, there is nothing to put right: it was tried by everybody else before.
        if (operation.ends && outcome === 'done') break;
        await putsRight(operation, relation, outcome);
      }
      expect(outcomes).toEqual(wanted);
    });
  },
);

describe('the service', () => {
  const rights = rightsIn('Closed', 'Normal');
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.opens('Closed', 'Normal');
  }, 60_000);
  afterAll(() => scene?.closes());

  it.each(onService)('$name', async (operation) => {
    for (const relation of relations) {
      const answers = await scene.tries(
        relation,
        ...operation.stanzas(scene.room, nicknameOf(relation), scene.said),
      );
      const { refused } = operation;
      const otherwise = typeof refused === 'string' ? refused : refused(relation, rights, 'Closed');
      const wanted = operation.allowed(rights, 'Closed').has(relation) ? 'done' : otherwise;
      expect([relation, outcomeOf(answers, operation.tells?.(scene.room))]).toEqual([relation, wanted]);
    }
  });
});
