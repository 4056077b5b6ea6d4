import { Desk, dataFolder, type OwnServer } from '../desk.ts';

/** Somebody in Perch, signed in, with what the service offers known. */
export async function comesIn(server: OwnServer, name: string, data = dataFolder()): Promise<Desk> {
  const desk = await Desk.open(data);
  const told = desk.next('service.changed', ({ service }) => service !== null);
  await desk.signsIn(server, name);
  await told;
  return desk;
}

export async function isIn(desk: Desk, room: string): Promise<void> {
  await desk.until(room, (entry) => entry?.state === 'Established');
}
