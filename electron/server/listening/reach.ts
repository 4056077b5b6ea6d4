/** How others than this computer's own programs get to the server. */
export interface Reach {
  readonly webSocket: string;
  /** SHA-256 in hexadecimal digits of a certificate that no authority vouches for: whoever comes must be told. */
  readonly certificate?: string;
}
