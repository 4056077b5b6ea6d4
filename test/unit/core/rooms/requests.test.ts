import { expect, test } from 'vitest';
import { RoomRequests } from '#electron/core/rooms/requests.ts';
import type { ChatRoomRequest } from '#electron/model/room-settings.ts';

const ben: ChatRoomRequest = { kind: 'membership', room: 'desk@rooms', address: 'ben@x' };
const cleo: ChatRoomRequest = { kind: 'voice', room: 'hall@rooms', address: 'cleo@x' };

function begin() {
  const told: (readonly ChatRoomRequest[])[] = [];
  const requests = new RoomRequests((name, body) => {
    if (name === 'roomRequests.changed' && 'requests' in body) told.push(body.requests);
  });
  return { requests, told };
}

test('asking twice is asking once, with the newest words', () => {
  const { requests } = begin();
  requests.arrived(ben);
  requests.arrived(cleo);
  requests.arrived({ ...ben, words: 'please' });
  expect(requests.all).toEqual([cleo, { ...ben, words: 'please' }]);
});

test('what a room tells takes the place of what was known of it, and of no other', () => {
  const { requests, told } = begin();
  requests.arrived(ben);
  requests.arrived(cleo);
  requests.set('desk@rooms', []);
  expect(requests.all).toEqual([cleo]);
  expect(told.at(-1)).toEqual([cleo]);
});

test('an answer ends a request; nothing is told where nothing was', () => {
  const { requests, told } = begin();
  requests.set('desk@rooms', []);
  expect(told).toEqual([]);
  requests.arrived(ben);
  requests.answered(ben);
  expect(told).toEqual([[ben], []]);
});
