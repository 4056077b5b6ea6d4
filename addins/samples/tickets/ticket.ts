/** What the service says of a ticket. */
export interface Ticket {
  readonly title: string;
  readonly status: string;
  readonly assignee?: string;
  readonly url?: string;
}

/** Undefined where the service answers something else. */
export function readTicket(body: string): Ticket | undefined {
  const told = parse(body);
  if (typeof told !== 'object' || told === null || !('title' in told && 'status' in told)) return undefined;
  const { title, status } = told;
  if (typeof title !== 'string' || typeof status !== 'string') return undefined;
  const assignee = 'assignee' in told && typeof told.assignee === 'string' ? told.assignee : undefined;
  const url = 'url' in told && typeof told.url === 'string' ? told.url : undefined;
  return { title, status, ...(assignee !== undefined && { assignee }), ...(url !== undefined && { url }) };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
