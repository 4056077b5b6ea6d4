import {
  type Comment,
  type Expression,
  type TSAsExpression,
  type TSType,
  type TSTypeAssertion,
  Visitor,
} from 'oxc-parser';
import { isScript, lineAt, type Problem, parse, type Source } from './sources.ts';

/**
 * A cast tells the compiler what it cannot see, so it needs a reason beside it: a comment on its lines or on
 * the line above. `any` has no good reason. `as const` and `satisfies` only narrow, and are free.
 */
export function checkCasts(sources: readonly Source[]): Problem[] {
  return sources.filter(isScript).flatMap(castsOf);
}

function castsOf(source: Source): Problem[] {
  const { program, comments } = parse(source);
  const problems: Problem[] = [];
  const object = (offset: number, text: string) =>
    problems.push({ path: source.path, line: lineAt(source.text, offset), text, kind: 'error' });
  const inner = new Set<Expression>();
  const cast = (node: TSAsExpression | TSTypeAssertion) => {
    // `x as unknown as T` is one cast, reported once: the outer one is visited first.
    inner.add(node.expression);
    if (inner.has(node) || isConst(node.typeAnnotation) || explained(source.text, comments, node)) return;
    object(node.typeAnnotation.start, 'a cast without a comment that gives its reason');
  };
  new Visitor({
    TSAsExpression: cast,
    TSTypeAssertion: cast,
    TSAnyKeyword: ({ start }) => {
      object(start, '`any` switches the compiler off: say what it is, or `unknown` and check');
    },
  }).visit(program);
  return problems;
}

function isConst(type: TSType): boolean {
  return (
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const'
  );
}

function explained(
  text: string,
  comments: readonly Comment[],
  node: { readonly start: number; readonly end: number },
): boolean {
  const first = lineAt(text, node.start) - 1;
  const last = lineAt(text, node.end);
  return comments.some(
    (comment) => lineAt(text, comment.end) >= first && lineAt(text, comment.start) <= last,
  );
}
