/** How files leave Perch and come into it: always by a person who chose them. */
export interface HostFiles {
  /** A place for a file of this name; undefined where the person chose none. */
  save(name: string): Promise<SavePlace | undefined>;
  /** A file to be read, or what the page has sent as `upload`; undefined where there is none. */
  open(upload: string | undefined): Promise<OpenPlace | undefined>;
}

export interface SavePlace {
  readonly path: string;
  /** Where the page gets the file when it is written, where the person was not asked for a place of their own. */
  readonly link?: string;
  /** Nobody wants it any more: what waited for the page is removed. A place that somebody chose stays as it is. */
  discard(): void;
}

export interface OpenPlace {
  readonly path: string;
  /** It was read, or will not be: what the page has sent is removed. */
  release(): void;
}
