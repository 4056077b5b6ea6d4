import { registerHooks } from 'node:module';

/** `node --import` this, and `electron` is the stand-in beside it. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./fake-electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
