import { useApp, usePart } from './app-context.ts';
import { onDemand } from './on-demand.tsx';

const dialogs = {
  'find rooms': onDemand(async () => (await import('./rooms/find-rooms.tsx')).FindRooms),
  'create room': onDemand(async () => (await import('./rooms/create-room.tsx')).CreateRoom),
  'room card': onDemand(async () => (await import('./rooms/about-room.tsx')).AboutRoom),
  administration: onDemand(async () => (await import('./administration/administration.tsx')).Administration),
  invitations: onDemand(async () => (await import('./invitations/room-invitations.tsx')).RoomInvitations),
  requests: onDemand(async () => (await import('./rooms/requests.tsx')).Requests),
  'invite people': onDemand(async () => (await import('./rooms/invite-people.tsx')).InvitePeople),
  'ask to present': onDemand(async () => (await import('./rooms/ask-to-present.tsx')).AskToPresent),
  'edit room': onDemand(async () => (await import('./rooms/edit-room.tsx')).EditRoom),
  'room alerts': onDemand(async () => (await import('./alerts/room-alerts.tsx')).RoomAlerts),
  'alert rules': onDemand(async () => (await import('./alerts/alert-rules.tsx')).AlertRules),
  'room group': onDemand(async () => (await import('./rooms/room-group.tsx')).RoomGroup),
  'remove message': onDemand(async () => (await import('./timeline/remove-message.tsx')).RemoveMessage),
  'private side': onDemand(async () => (await import('./rooms/private-side.tsx')).PrivateSide),
  'part rooms': onDemand(async () => (await import('./rooms/part-rooms.tsx')).PartRooms),
  'delete room': onDemand(async () => (await import('./rooms/delete-room.tsx')).DeleteRoom),
  keys: onDemand(async () => (await import('./settings/keys.tsx')).Keys),
  settings: onDemand(async () => (await import('./settings/settings.tsx')).Settings),
  'sign in': onDemand(async () => (await import('./sign-in/sign-in-dialog.tsx')).SignInDialog),
  'export messages': onDemand(async () => (await import('./transfer/export-messages.tsx')).ExportMessages),
  'import messages': onDemand(async () => (await import('./transfer/import-messages.tsx')).ImportMessages),
  'keep room': onDemand(async () => (await import('./transfer/keep-room.tsx')).KeepRoom),
  forget: onDemand(async () => (await import('./accounts/forget.tsx')).Forget),
  share: onDemand(async () => (await import('./sharing/let-join.tsx')).LetJoin),
  'add-ins': onDemand(async () => (await import('./add-ins/add-in-list.tsx')).AddInList),
  'get add-in': onDemand(async () => (await import('./add-ins/get-add-in.tsx')).GetAddIn),
  feed: onDemand(async () => (await import('./feeds/feed-dialog.tsx')).FeedDialog),
} as const;

export function Dialogs() {
  const name = usePart(useApp().place, (state) => state.dialog);
  const Dialog = name && dialogs[name];
  return Dialog && <Dialog />;
}
