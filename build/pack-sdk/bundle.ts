import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';

const root = join(import.meta.dirname, '..', '..');

/** Bundles our own code into one module in `folder`; answers the packages that it imports. */
export async function bundle(entry: string, folder: string): Promise<readonly string[]> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { external: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: { index: join(root, entry) },
        // Node 20 does not know it yet.
        transform: {
          inject: {
            'Promise.withResolvers': [join(import.meta.dirname, 'with-resolvers.ts'), 'withResolvers'],
          },
        },
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  });
  const outputs = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
  const imports = outputs.flatMap((output) => (output.type === 'chunk' ? importsOf(output) : []));
  return [...new Set(imports.filter((name) => !isBuiltin(name)).map(packageOf))].sort();
}

function importsOf(chunk: Rolldown.OutputChunk): readonly string[] {
  return [...chunk.imports, ...chunk.dynamicImports];
}

/** `@xmpp/iq/caller.js` is of `@xmpp/iq`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
