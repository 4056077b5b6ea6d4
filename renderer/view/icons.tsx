/** Our own symbols: 16 by 16, one stroke of 1.5, round ends; drawn by hand, all in one place. */
const paths = {
  open: 'M5.5 2.5 4 13.5M11.5 2.5 10 13.5M2.5 5.75h11M2 10.25h11',
  closed: 'M5 7V5a3 3 0 0 1 6 0v2M3.75 7h8.5v6.25h-8.5zM8 9.5v1.5',
  secret:
    'M2 5.25c4-1.5 8-1.5 12 0 .4 4-1 6.5-3.4 6.5-1.2 0-1.8-1-2.6-1s-1.4 1-2.6 1C3 11.75 1.6 9.25 2 5.25zM4.75 7.75h1.75M9.5 7.75h1.75',
  lectern: 'M2.5 4.5h11l-1.75 4h-7.5zM8 8.5v5M5.25 13.5h5.5M8 4.5V2.25',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.25 10.25l3.25 3.25',
  plus: 'M8 3v10M3 8h10',
  about: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 7.5v3.25M8 5.25h.01',
  filter: 'M2.5 4h11M4.5 8h7M6.5 12h3',
  person: 'M8 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3.25 13.5c0-2.6 2-4 4.75-4s4.75 1.4 4.75 4',
  people:
    'M6 7.5a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5zM2 13c0-2.25 1.75-3.5 4-3.5s4 1.25 4 3.5M10.5 3.25a2.25 2.25 0 0 1 0 4M11.75 9.75c1.4.4 2.25 1.6 2.25 3.25',
  more: 'M3.25 8h.01M8 8h.01M12.75 8h.01',
  close: 'M4 4l8 8M12 4l-8 8',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  down: 'M8 3v9.5M4 8.75 8 12.75l4-4',
  chevron: 'M4 6.25 8 10l4-3.75',
  important: 'M8 3v6.25M8 12.5h.01',
  story: 'M3.25 3.75h9.5M3.25 7h9.5M3.25 10.25h5.5',
  send: 'M2.5 8 13.5 3 10 13.5 7.5 9zM7.5 9l6-6',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.25h.01',
  waiting: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5v3l2 1.5',
  settings:
    'M2.5 5h5M11.5 5h2M2.5 11h2M8.5 11h5M9.5 3.25a1.75 1.75 0 1 1 0 3.5 1.75 1.75 0 0 1 0-3.5zM6.5 9.25a1.75 1.75 0 1 1 0 3.5 1.75 1.75 0 0 1 0-3.5z',
  star: 'M8 2.5 9.6 6l3.9.45-2.9 2.6.8 3.85L8 11l-3.4 1.9.8-3.85L2.5 6.45 6.4 6z',
  leave: 'M6.5 2.75H3.25v10.5H6.5M10 4.75 13.25 8 10 11.25M13 8H6.5',
  copy: 'M5.5 5.5h7.75v7.75H5.5zM3 10.5H2.75V2.75h7.75V3',
  calendar: 'M2.75 4h10.5v9.25H2.75zM2.75 7h10.5M5.5 2.25v2.5M10.5 2.25v2.5',
  at: 'M10.5 8a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM10.5 5.75V9c0 1 .6 1.5 1.4 1.5 1 0 1.6-1 1.6-2.5A5.5 5.5 0 1 0 11 12.6',
  top: 'M3 3h10M8 13.5V6M4.5 9.25 8 5.75l3.5 3.5',
  link: 'M7 9a2.75 2.75 0 0 0 3.9 0l2-2A2.75 2.75 0 0 0 9 3.1l-.75.75M9 7a2.75 2.75 0 0 0-3.9 0l-2 2A2.75 2.75 0 0 0 7 12.9l.75-.75',
  check: 'M3 8.5 6.5 12 13 4.5',
  invitation: 'M2.25 4h11.5v8.5H2.25zM2.5 4.5 8 9l5.5-4.5',
  forget: 'M3 4.5h10M6.25 4.5V2.75h3.5V4.5M4.25 4.5l.6 8.75h6.3l.6-8.75M6.75 7v3.75M9.25 7v3.75',
  shown:
    'M1.75 8C3.25 5.25 5.4 3.9 8 3.9s4.75 1.35 6.25 4.1c-1.5 2.75-3.65 4.1-6.25 4.1S3.25 10.75 1.75 8zM8 6.1a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8z',
  hidden:
    'M3.6 5.6C2.9 6.2 2.3 7 1.75 8c1.5 2.75 3.65 4.1 6.25 4.1.95 0 1.85-.2 2.65-.55M6.2 4.15C6.75 4 7.4 3.9 8 3.9c2.6 0 4.75 1.35 6.25 4.1-.4.75-.9 1.4-1.4 1.95M2.5 2.5l11 11',
  computer: 'M2.5 3h11v7.5h-11zM6 13.25h4M8 10.5v2.75',
  addIn: 'M2.5 2.5h4.75v4.75H2.5zM2.5 8.75h4.75v4.75H2.5zM8.75 8.75h4.75v4.75H8.75zM11.1 2v5.25M8.5 4.6h5.25',
  history: 'M8 2.5a5.5 5.5 0 1 1-4.9 3M3 2.5v3h3M8 5.25V8l2 1.5',
  export: 'M8 10V2.75M5 5.5l3-3 3 3M3 9.5v3.75h10V9.5',
  reload: 'M13 8a5 5 0 1 1-1.5-3.55M13 2.5v2.75h-2.75',
  forward: 'M6.5 3.5 11 8l-4.5 4.5',
  server: 'M3 2.75h10v4H3zM3 9.25h10v4H3zM5.25 4.75h.01M5.25 11.25h.01',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={name === 'more' ? 'icon dots' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** The kingfisher on its perch; the same three shapes as the icon in build/icons. */
export function Bird({ size }: { readonly size: number }) {
  return (
    <svg className="bird" width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <path
        className="bird-back"
        d="M62 21.6 41.4 26.8C35.6 28.2 32.4 31 31.4 35.8 29.4 45.4 22.6 52.8 8 62.4 11.2 52.2 9.6 42 9.8 29.6 10.1 13.8 18.6 4 29.6 4 36.6 4 41.4 8.2 43.3 15.2z"
      />
      <path
        className="bird-breast"
        d="M43.4 29.4C50 34 51.8 43.6 45.4 51.4H26.4C31.2 47 34.2 42 35.3 36.6 36.1 32.6 38.6 30.2 43.4 29.4z"
      />
      <circle className="bird-eye" cx="32.6" cy="16.4" r="2.4" />
      <rect className="bird-back" x="25" y="54.4" width="35" height="4.6" rx="2.3" />
    </svg>
  );
}
