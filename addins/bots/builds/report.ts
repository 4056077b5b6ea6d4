import * as v from 'valibot';
import { type Build, buildKind } from '#addins/coded.ts';
import type { SendOptions } from '#electron/chat/index.ts';

const line = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));

/** What a build server posts; what is not listed here is refused. */
export const buildSchema: v.GenericSchema<unknown, Build> = v.strictObject({
  project: line,
  branch: line,
  state: v.picklist(['running', 'passed', 'failed']),
  commit: v.exactOptional(line),
  author: v.exactOptional(line),
  took: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  done: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  url: v.exactOptional(v.pipe(v.string(), v.url(), v.regex(/^https?:/), v.maxLength(2000))),
});

/** A build as the room reads it, with the same for add-ins beside it. What failed is important. */
export function reportOf(build: Build): { readonly text: string; readonly options: SendOptions } {
  const { project, branch, state, commit, author, took, url } = build;
  const words = { running: 'is being built', passed: 'passed', failed: 'failed' }[state];
  const details = [
    `${project} ${words} on ${branch}`,
    ...(commit === undefined ? [] : [`commit ${commit.slice(0, 12)}`]),
    ...(author === undefined ? [] : [`by ${author}`]),
    ...(took === undefined ? [] : [`in ${Math.round(took)} s`]),
  ];
  return {
    text: `${details.join(', ')}.${url === undefined ? '' : `\n${url}`}`,
    options: {
      storyTitle: `${project} ${words}`,
      importance: state === 'failed' ? 'Alert' : 'Regular',
      coded: { kind: buildKind, json: JSON.stringify(build) },
    },
  };
}
