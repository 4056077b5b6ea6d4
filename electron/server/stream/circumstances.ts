/** What the server knows of a connection before anybody has signed in on it. */
export interface Circumstances {
  /** Nobody on the way can listen: TLS ends at this server. */
  readonly secure: boolean;
  /** It comes from this computer. */
  readonly loopback: boolean;
  /** Whence it comes, without the port. */
  readonly remoteAddress: string;
  /** In DER; only one that an authority of this server vouches for. */
  readonly clientCertificate?: Buffer;
  /** The administrator lets people send their password itself. */
  readonly allowPlain: boolean;
}
