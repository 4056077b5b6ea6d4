/** What the tests use of it; the package has no types of its own. */
declare module '@xmpp/client' {
  interface TestClient {
    readonly streamManagement: {
      readonly enabled: boolean;
      on(event: 'resumed', listener: () => void): void;
    };
    readonly iqCaller: { request(iq: unknown): Promise<{ toString(): string }> };
    start(): Promise<unknown>;
    stop(): Promise<unknown>;
    send(stanza: unknown): Promise<void>;
    on(event: 'error', listener: (error: Error) => void): void;
    on(event: 'stanza', listener: (stanza: import('#electron/stanza/xml.ts').Element) => void): void;
    _closeSocket(): Promise<void>;
  }

  export function client(options: {
    readonly service: string;
    readonly domain: string;
    readonly username: string;
    readonly password: string;
    readonly resource: string;
  }): TestClient;
}
