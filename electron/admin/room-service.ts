/** The service whose rooms are administered: `rooms.` before the server's domain. */
export const roomService = 'rooms';
