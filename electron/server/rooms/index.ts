export type { Answer, Outgoing } from './request.ts';
export { createRoomService, type RoomService, type RoomServiceOptions } from './service.ts';
export { createStarterRooms } from './starter-rooms.ts';
export { roomMigrations } from './storage/schema.ts';
export { createSqliteRoomStore } from './storage/sqlite-store.ts';
export type { RoomStore } from './storage/store.ts';
