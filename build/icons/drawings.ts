/**
 * Perch's mark: a kingfisher on its perch, in three shapes on a grid of 64. Everything else is this bird on
 * some ground, in some colours.
 */
const back =
  'M62 21.6L41.4 26.8C35.6 28.2 32.4 31 31.4 35.8C29.4 45.4 22.6 52.8 8 62.4C11.2 52.2 9.6 42 9.8 29.6C10.1 13.8 18.6 4 29.6 4C36.6 4 41.4 8.2 43.3 15.2Z';
const breast =
  'M43.4 29.4C50 34 51.8 43.6 45.4 51.4H26.4C31.2 47 34.2 42 35.3 36.6C36.1 32.6 38.6 30.2 43.4 29.4Z';

const teal = '#0f7c85';
const orange = '#e8743b';
const light = '#fdf8f0';
const lightOrange = '#f58a4b';
const deep = '#0a5964';

interface Colours {
  readonly back: string;
  readonly breast: string;
  readonly eye?: string;
}

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><title>Perch</title>${content}</svg>\n`;
}

function bird({ back: backColour, breast: breastColour, eye }: Colours): string {
  const pupil = eye === undefined ? '' : `<circle cx="32.6" cy="16.4" r="2.4" fill="${eye}"/>`;
  return `<path fill="${backColour}" d="${back}"/><path fill="${breastColour}" d="${breast}"/>${pupil}`;
}

function perch(colour: string): string {
  return `<rect x="25" y="54.4" width="35" height="4.6" rx="2.3" fill="${colour}"/>`;
}

/** The rounded square that the bird sits in; `margin` on each side, as each system likes it. */
function ground(margin: number, radius: number): string {
  const side = 64 - 2 * margin;
  const gradient = `<defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#16909a"/><stop offset="1" stop-color="${deep}"/></linearGradient></defs>`;
  return `${gradient}<rect x="${margin}" y="${margin}" width="${side}" height="${side}" rx="${radius}" fill="url(#g)"/>`;
}

function moved(x: number, y: number, scale: number, content: string): string {
  return `<g transform="translate(${x} ${y}) scale(${scale})">${content}</g>`;
}

const bright: Colours = { back: light, breast: lightOrange, eye: deep };
const brightSmall: Colours = { back: light, breast: lightOrange };
const black: Colours = { back: '#000', breast: '#000' };

const large = ground(2, 13.5) + moved(8.6, 8.4, 0.72, bird(bright) + perch(light));
const mac = ground(6, 12.5) + moved(12, 11.6, 0.62, bird(bright) + perch(light));
/** Up to 32 pixels: larger, without an eye, and its perch on the grid of 16. */
const small =
  ground(0, 12) +
  moved(5.4, 5, 0.84, bird(brightSmall)) +
  `<rect x="26" y="52" width="32" height="4" rx="2" fill="${light}"/>`;
const template = moved(1, 1, 0.97, bird(black) + perch('#000'));

/** Something is unread: a dot where the bird looks, cut out of what lies below it. */
function unread(content: string, dot: string): string {
  const hole =
    '<defs><mask id="m"><rect width="64" height="64" fill="#fff"/><circle cx="50" cy="50" r="17" fill="#000"/></mask></defs>';
  return `${hole}<g mask="url(#m)">${content}</g><circle cx="50" cy="50" r="13" fill="${dot}"/>`;
}

export const drawings = {
  mark: svg(bird({ back: teal, breast: orange, eye: '#fff' }) + perch(teal)),
  icon: svg(large),
  'icon-mac': svg(mac),
  'icon-small': svg(small),
  'icon-small-unread': svg(unread(small, orange)),
  'tray-template': svg(template),
  'tray-template-unread': svg(unread(template, '#000')),
  overlay: svg(`<circle cx="32" cy="32" r="26" fill="${orange}"/>`),
} as const;
