import { useMemo } from 'react';
import { encode } from 'uqr';
import { strings } from '../strings.ts';

/** Cameras want four light modules around the code (ISO/IEC 18004, 5.3.8). */
const quietZone = 4;

/** Dark on light in every theme: many cameras read it no other way. */
export function QrCode({ text }: { readonly text: string }) {
  const { size, path } = useMemo(() => draw(text), [text]);
  return (
    <svg className="qr-code" role="img" aria-label={strings.sharing.code} viewBox={`0 0 ${size} ${size}`}>
      <path d={path} shapeRendering="crispEdges" />
    </svg>
  );
}

function draw(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'L', border: quietZone });
  const modules = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: modules.join('') };
}
