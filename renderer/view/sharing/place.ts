/** Host and port of a WebSocket address, as people say it. */
export function placeOf(webSocket: string): string {
  return URL.canParse(webSocket) ? new URL(webSocket).host : webSocket;
}

/** The host alone, an IPv6 address without its brackets. */
export function hostOf(webSocket: string): string {
  return URL.canParse(webSocket) ? new URL(webSocket).hostname.replace(/^\[|\]$/g, '') : webSocket;
}
