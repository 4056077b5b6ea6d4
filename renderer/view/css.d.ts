import 'react';

declare module 'react' {
  interface CSSProperties {
    readonly '--sidebar'?: string;
  }
}
