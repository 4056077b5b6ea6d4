import { type Function as AnyFunction, type ArrowFunctionExpression, Visitor } from 'oxc-parser';
import { isScript, lineAt, type Problem, parse, type Source } from './sources.ts';

/** Lines from which a file or a function is long, and from which a file is refused. */
export const limits = { file: { warn: 200, fail: 400 }, function: { warn: 60 } } as const;

/** A file answers one question; one that grows past these lines answers several. */
export function checkSizes(sources: readonly Source[]): Problem[] {
  return sources.flatMap((source) => [...fileSize(source), ...functionSizes(source)]);
}

function fileSize({ path, text }: Source): Problem[] {
  const lines = text.replace(/\n$/, '').split('\n').length;
  if (lines <= limits.file.warn) return [];
  const kind = lines > limits.file.fail ? 'error' : 'warning';
  return [{ path, line: lines, text: `${lines} lines (warns over 200, fails over 400)`, kind }];
}

/** Tests are left out: a `describe` is a function only by syntax. */
function functionSizes(source: Source): Problem[] {
  if (!isScript(source) || source.path.startsWith('test/')) return [];
  const problems: Problem[] = [];
  const look = ({ start, end }: AnyFunction | ArrowFunctionExpression) => {
    const first = lineAt(source.text, start);
    const lines = lineAt(source.text, end) - first + 1;
    if (lines <= limits.function.warn) return;
    problems.push({
      path: source.path,
      line: first,
      text: `a function of ${lines} lines`,
      kind: 'warning',
    });
  };
  new Visitor({
    FunctionDeclaration: look,
    FunctionExpression: look,
    ArrowFunctionExpression: look,
  }).visit(parse(source).program);
  return problems;
}
