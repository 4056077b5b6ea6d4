export type { Answer, Outgoing } from './request.ts';
export { roomMigrations } from './schema.ts';
export { createRoomService, type RoomService, type RoomServiceOptions } from './service.ts';
export { createSqliteRoomStore } from './sqlite-store.ts';
export { createStarterRooms } from './starter-rooms.ts';
export type { RoomStore } from './store.ts';
